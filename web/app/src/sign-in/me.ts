import { useQuery, type Answer } from '../api/use-query';
import { token } from '../api/session';
import { nodesOf } from '../api/nodes';
import { graphql } from '../gql';
import type { MeQuery } from '../gql/graphql';
import { language, say } from '../language';

const me = graphql(`
  query Me {
    me {
      id
      name
      role
      provinces {
        edges {
          node {
            id
            name
            nameEn
          }
        }
      }
      prefectures {
        edges {
          node {
            id
            name
            nameEn
            province {
              id
            }
          }
        }
      }
      counties {
        edges {
          node {
            id
            name
            nameEn
            province {
              id
            }
          }
        }
      }
      todo {
        task
        entity
        count
        oldest
      }
    }
  }
`);

export type Me = NonNullable<MeQuery['me']>;

/** useMe is who is signed in, by the server; me is null for a token of nobody on record. Without a token nothing is asked. */
export function useMe(): Answer<MeQuery> {
  return useQuery(me, token.value === null ? null : {}, true);
}

/** sayRole is what a role is called. */
export function sayRole(role: Me['role']): string {
  switch (role) {
    case 'ANALYST':
      return say('分析人员', 'Analyst');
    case 'COORDINATOR':
      return say('联络员', 'Coordinator');
    case 'REVIEWER':
      return say('审核人员', 'Reviewer');
    case 'ADMIN':
      return say('管理员', 'Administrator');
  }
}

/** sayRegions names the regions of a person; a longer list by its first ones. */
export function sayRegions(regions: { name: string; nameEn: string }[]): string {
  const most = 2;
  const names = regions.slice(0, most).map((region) => (language.value === 'en' ? region.nameEn : region.name));
  const more = regions.length - names.length;
  return names.join(say('、', ', ')) + (more > 0 ? say(` 等 ${regions.length} 地`, ` and ${more} more`) : '');
}

export function regionsOf(me: Me): { name: string; nameEn: string }[] {
  return [...nodesOf(me.provinces), ...nodesOf(me.prefectures), ...nodesOf(me.counties)];
}

/** waitingFor is how many records wait for a person to act, drafts left out. */
export function waitingFor(me: Me): number {
  return (me.todo ?? []).reduce((sum, { task, count }) => sum + (task === 'DRAFT' ? 0 : count), 0);
}
