// A use of the generated types that compiles only when they say what the API gives.
import type { ProjectsQuery, ProjectsQueryVariables } from './types.js';

export const variables: ProjectsQueryVariables = { first: 5, where: { designation: 'KEY' } };

export function keyCounties(data: ProjectsQuery): string[] {
  const counties = data.counties.edges?.flatMap((edge) => edge?.node ?? []) ?? [];
  return counties.filter((county) => county.designation === 'KEY').map((county) => county.name);
}

/** Money is a decimal string, so that no sum is rounded on the way. */
export function committed(data: ProjectsQuery): string[] {
  return data.investmentProjects.edges?.flatMap((edge) => edge?.node?.committed ?? []) ?? [];
}

type Project = NonNullable<NonNullable<NonNullable<ProjectsQuery['investmentProjects']['edges']>[number]>['node']>;
// @ts-expect-error so it is not a number, nor just anything
export const double = (project: Project): number => project.committed * 2;

// @ts-expect-error a designation is one of the enum's values
export const wrong: ProjectsQueryVariables = { first: 5, where: { designation: 'OTHER' } };
