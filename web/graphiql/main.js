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

// A link may bring a query and its variables: /graphiql?query=…&variables=…
const linked = new URLSearchParams(location.search);

const request = GraphiQL.createFetcher({ url: '/graphql', enableIncrementalDelivery: false });

// Queries and mutations have one answer. A subscription has many, which come as server-sent events.
function fetcher(operation, options = {}) {
  const definitions = options.documentAST ? options.documentAST.definitions : [];
  const subscribes = definitions.some(
    (d) => d.kind === 'OperationDefinition' && d.operation === 'subscription' && (!operation.operationName || (d.name && d.name.value === operation.operationName)),
  );
  return subscribes ? follow(operation, options.headers) : request(operation, options);
}

async function* follow(operation, headers) {
  const stop = new AbortController();
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(operation),
      signal: stop.signal,
    });
    if (!response.headers.get('Content-Type').startsWith('text/event-stream')) {
      yield await response.json(); // refused
      return;
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const events = (text + value).split('\n\n');
      text = events.pop();
      for (const event of events) {
        const lines = event.split('\n');
        if (lines.includes('event: complete')) return;
        const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice('data:'.length).trim());
        if (lines.includes('event: next')) yield JSON.parse(data.join('\n'));
      }
    }
  } finally {
    stop.abort(); // GraphiQL's stop button ends the iteration
  }
}

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(
    GraphiQL,
    {
      fetcher,
      query: linked.get('query') || undefined,
      variables: linked.get('variables') || undefined,
      defaultQuery: example,
      defaultEditorToolsVisibility: true,
    },
    React.createElement(GraphiQL.Logo, null, React.createElement('a', { href: '/' }, '结对 jiedui')),
  ),
);
