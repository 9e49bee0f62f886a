import { useModel } from '../api/model';
import { useJSON } from '../api/use-json';
import { say, sayTerm, type Term } from '../language';
import { FailurePanel, Skeleton } from '../parts/panels';
import { Page } from '../parts/page';
import { Section } from '../parts/section';
import { TableScroll } from '../parts/table-scroll';
import './templates.css';

/** What the server tells of a kind of file, as intake/template.go writes it. */
interface Template {
  name: string;
  entity: string;
  zh: string;
  columns: { name: string; zh: string; required: boolean; note: Term; values: string[]; codes: string[] }[];
}

/** Templates are the files to fill in for an import, with what belongs into each column. */
export default function Templates() {
  const { data, failure, retry } = useJSON<Template[]>('/templates.json');
  const model = useModel();
  const title = (template: Template) => {
    const entity = model.data?.entities.find(({ name }) => name === template.entity);
    return say(template.zh, entity ? sayTerm(entity.plural) : template.name);
  };
  return (
    <Page title={say('导入模板', 'Templates for imports')}>
      <p class="secondary">
        {say('下载模板，逐行填写后导入。表头可用中文或英文，列的顺序不限。', 'Fill in a template, a row for each record, and import it. Headers may be Chinese or English, in any order.')}
      </p>
      {failure && <FailurePanel failure={failure} retry={retry} />}
      {!data && !failure && <Skeleton class="templates-room" />}
      {data?.map((template) => (
        <Section
          key={template.name}
          class="template"
          title={title(template)}
          aside={['xlsx', 'csv'].map((extension) => (
            <a key={extension} href={`/templates/${template.name}.${extension}${say('', '?lang=en')}`} download aria-label={`${title(template)} ${extension.toUpperCase()}`}>
              {extension.toUpperCase()}
            </a>
          ))}
        >
          <details>
            <summary>{say(`${template.columns.length} 列的填写说明`, `What to write into its ${template.columns.length} columns`)}</summary>
            <TableScroll label={title(template)}>
              <table>
                <thead>
                  <tr>
                    <th>{say('列', 'Column')}</th>
                    <th>{say('必填', 'Required')}</th>
                    <th>{say('填写内容', 'What to write')}</th>
                  </tr>
                </thead>
                <tbody>
                  {template.columns.map((column) => (
                    <tr key={column.name}>
                      <th scope="row">{say(column.zh, column.name)}</th>
                      <td>{column.required ? say('是', 'yes') : '—'}</td>
                      <td>
                        {sayTerm(column.note)}
                        {column.values.length > 0 && ` ${say(column.values.join('、'), column.codes.join(', '))}`}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </details>
        </Section>
      ))}
    </Page>
  );
}
