import { say } from '../../language';
import { Section } from '../../parts/section';
import { linkTo } from '../../url';

/** UsefulLinks lead to what one may look for here. */
export function UsefulLinks() {
  const links = [
    { href: linkTo('/data'), zh: '全部数据表', en: 'All tables', says: say('筛选、排序、导出', 'filter, sort, export') },
    { href: linkTo('/explore'), zh: '自助分析', en: 'Explore', says: say('任意分组与透视', 'any grouping, pivots') },
    { href: '/screen', zh: '大屏', en: 'Screen', says: say('会议室大屏展示', 'for a wall') },
    { href: linkTo('/templates'), zh: '导入模板', en: 'Templates for imports', says: 'XLSX, CSV' },
    { href: '/graphiql', zh: '接口', en: 'The API', says: 'GraphQL' },
    { href: '/schema.graphql', zh: '接口模式定义', en: 'Its schema', says: say('全部类型与字段', 'all types and fields') },
  ];
  return (
    <Section class="links" title={say('更多', 'More')}>
      <ul class="plain-list">
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{say(link.zh, link.en)}</a> <span class="secondary">{link.says}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
