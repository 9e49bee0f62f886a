/** Styles of the document: Word and WPS know few, and no grid. */
const style = `@page { size: 21cm 29.7cm; margin: 1.5cm }
body { font-family: "Microsoft YaHei", "PingFang SC", SimSun, sans-serif; font-size: 9.5pt; line-height: 1.3 }
h1 { font-size: 16pt; margin: 0 0 4pt } h2 { font-size: 11pt; margin: 8pt 0 2pt; border-bottom: 0.5pt solid #1f6f54 }
table { border-collapse: collapse; width: 100% } th, td { padding: 1pt 4pt; border-bottom: 0.5pt solid #cccccc; text-align: left; font-weight: normal }
.number { text-align: right } .sum * { font-weight: bold } .secondary { color: #5a6169 }`;

/**
 * wordDocument makes a document that Word and WPS open and edit: HTML with the names that they look for. A document of
 * the newer kind would need a library of 400 kB for a page of tables.
 */
export function wordDocument(title: string, sheet: HTMLElement): Blob {
  const copy = sheet.cloneNode(true) as HTMLElement;
  for (const dropped of copy.querySelectorAll('.no-print, .bar-cell, tfoot td:empty')) dropped.remove();
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  for (const [from, to] of [['h2', 'h1'], ['h3', 'h2']] as const) {
    for (const heading of copy.querySelectorAll(from)) {
      const renamed = document.createElement(to);
      renamed.append(...heading.childNodes);
      heading.replaceWith(renamed);
    }
  }
  const escaped = title.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const content =
    '\ufeff<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">' +
    `<head><meta charset="utf-8"><title>${escaped}</title><style>${style}</style></head><body>${copy.innerHTML}</body></html>`;
  return new Blob([content], { type: 'application/msword' });
}
