import{t as e}from"./nodes-mmDI86VZ.js";import{b as t,c as n,i as r,l as i,n as a,p as o,r as s,s as c,t as l,u}from"./index-CXa3Xj0G.js";import{a as d,i as f,n as p,r as m,t as h}from"./table-scroll-Bc1v0_qw.js";import{o as g,t as _}from"./unit-BNBUvacb.js";var v=c(`
  query Reconciliation($asOf: Date!) {
    reconciliation(asOf: $asOf) {
      comparable
      reason
      coveredPercent
      figure {
        code
        qualifier
        scope
        basis
        inclusion
        comparedWith
        periodStart
        sourceName
        sourceURL
        publishedOn
        indicator {
          name
          nameEn
        }
        province {
          name
          nameEn
        }
        county {
          name
          nameEn
        }
      }
      value {
        published
        unit
        computed
        difference
        agrees
      }
      change {
        published
        unit
        computed
        agrees
      }
      changePercent {
        published
        unit
        computed
        agrees
      }
      flags {
        kind
        message
      }
    }
    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {
      edges {
        node {
          asOf
        }
      }
    }
  }
`),y={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function b(){let{day:c,valid:h}=s(),{params:g,change:_}=u(),b=g.get(`show`),S=b!==null&&b in y?b:`all`,C=n(v,c===void 0||!h?null:{asOf:c});return a(l,{title:o(`对账`,`Reconciliation`),children:[a(`p`,{class:`secondary`,children:o(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),h?a(m,{answer:C,class:`reconciliation-room`,children:n=>{let s=n.reconciliation,l=[...new Set(e(n.reportedFigures).map(e=>e.asOf))],u=e=>s.filter(y[e]).length;return a(t,{children:[a(`p`,{class:`days`,children:[o(`有公布数据的日期：`,`Days with figures: `),l.map(e=>a(`a`,{href:i(`/reconciliation`,{asOf:e,show:b}),"aria-current":e===c?`date`:void 0,children:e},e))]}),s.length===0?a(p,{children:o(`${r(c)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${r(c)}: choose a day above.`)}):a(t,{children:[a(d,{label:o(`显示哪些`,`Which ones`),value:S,options:[{value:`all`,text:o(`全部 ${s.length}`,`All ${s.length}`)},{value:`comparable`,text:o(`可比 ${u(`comparable`)}`,`Comparable ${u(`comparable`)}`)},{value:`differing`,text:o(`不一致 ${u(`differing`)}`,`Differing ${u(`differing`)}`)},{value:`flagged`,text:o(`有疑点 ${u(`flagged`)}`,`In doubt ${u(`flagged`)}`)}],choose:e=>_({show:e===`all`?null:e},!0)}),a(x,{rows:s.filter(y[S])})]})]})}}):a(f,{})]})}function x({rows:e}){return e.length===0?a(p,{children:o(`没有这样的公布数据。`,`There are no such figures.`)}):a(h,{label:o(`对账结果`,`Reconciliation`),children:a(`table`,{class:`reconciliation`,children:[a(`thead`,{children:a(`tr`,{children:[a(`th`,{children:o(`指标`,`Indicator`)}),a(`th`,{class:`number`,children:o(`公布`,`Published`)}),a(`th`,{class:`number`,children:o(`记录`,`Records`)}),a(`th`,{class:`number`,children:o(`差异`,`Difference`)}),a(`th`,{children:o(`一致`,`Agrees`)}),a(`th`,{class:`number`,children:o(`同比：公布 / 记录`,`Change: published / records`)}),a(`th`,{children:o(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),a(`tbody`,{children:e.map(e=>a(`tr`,{children:[a(`th`,{scope:`row`,children:[o(e.figure.indicator.name,e.figure.indicator.nameEn),a(`span`,{class:`where`,children:C(e)})]}),a(`td`,{class:`number`,children:[S[e.figure.qualifier]?.(),a(_,{value:e.value.published,unit:e.value.unit})]}),a(`td`,{class:`number`,children:[a(_,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&a(`span`,{class:`where`,children:o(`占公布的 ${g(e.coveredPercent)}`,`${g(e.coveredPercent)} of it`)})]}),a(`td`,{class:`number`,children:a(_,{value:e.value.difference,unit:e.value.unit})}),a(`td`,{children:a(w,{agrees:e.value.agrees,comparable:e.comparable})}),a(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&a(`div`,{children:[a(_,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:a(_,{value:e.computed,unit:e.unit}),e.agrees===!1&&a(w,{agrees:!1,comparable:!0})]},e.unit)),!e.change&&!e.changePercent&&`—`]}),a(`td`,{class:`notes`,children:[e.reason&&a(`div`,{children:e.reason}),e.figure.inclusion&&a(`div`,{children:e.figure.inclusion}),e.flags.map(e=>a(`div`,{class:`flag`,children:[o(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),a(`div`,{class:`secondary`,children:[e.figure.sourceURL?a(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var S={AT_LEAST:()=>o(`不少于 `,`at least `),AT_MOST:()=>o(`不超过 `,`at most `),ABOUT:()=>o(`约 `,`about `)};function C(e){let t=e.figure.county??e.figure.province;if(t)return o(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return o(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return o(`中西部`,`central and western provinces`);default:return o(`全国`,`national`)}}function w({agrees:e,comparable:n}){return n?e==null?a(t,{children:`—`}):e?a(`span`,{class:`agrees`,children:[`✓ `,o(`一致`,`agrees`)]}):a(`span`,{class:`differs`,children:[`✗ `,o(`不一致`,`differs`)]}):a(`span`,{class:`secondary`,children:o(`不可比`,`not comparable`)})}export{b as default};