'use strict';

const example = `# The first five key counties, each with its province.
# 前五个国家乡村振兴重点帮扶县及其所在省份。
# Ctrl-Enter runs it, Ctrl-Space completes: 运行、补全。
{
  counties(where: { designation: KEY }, first: 5) {
    totalCount
    edges {
      node {
        code
        name
        nameEn
        province {
          name
        }
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql', enableIncrementalDelivery: false }),
      defaultQuery: example,
      defaultEditorToolsVisibility: true,
    },
    React.createElement(GraphiQL.Logo, null, '结对 jiedui'),
  ),
);
