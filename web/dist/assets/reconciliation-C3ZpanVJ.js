import{t as e}from"./nodes-mmDI86VZ.js";import{o as t,r as n,t as r}from"./url-CCLSwJBJ.js";import{a as i,d as a,o}from"./index-BwcDEieL.js";import{E as s,d as c,n as l,t as u}from"./page-BflEYSY9.js";import{t as d}from"./choice-DhuWtPSU.js";import{i as f,r as p,t as m}from"./panels-DxfYb4QH.js";import{t as h}from"./table-scroll-BLe2YYFL.js";import{t as g}from"./unit-C74MiBob.js";import{i as _}from"./number-Jy3q_cxv.js";var v=a(`
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
`),y={all:()=>!0,comparable:e=>e.comparable,differing:e=>[e.value,e.change,e.changePercent].some(e=>e?.agrees===!1),flagged:e=>e.flags.length>0};function b(){let{day:a,valid:h}=i(),{params:g,change:_}=n(),b=g.get(`show`),S=b!==null&&b in y?b:`all`,C=t(v,a===void 0||!h?null:{asOf:a});return l(u,{title:c(`对账`,`Reconciliation`),children:[l(`p`,{class:`secondary`,children:c(`公布数据与已审核记录的合计并列。公布数据从不更正；差异为记录减公布。`,`What was published, beside what the validated records add up to. No published figure is corrected; the difference is records less published.`)}),h?l(p,{answer:C,class:`reconciliation-room`,children:t=>{let n=t.reconciliation,i=[...new Set(e(t.reportedFigures).map(e=>e.asOf))],u=e=>n.filter(y[e]).length;return l(s,{children:[l(`p`,{class:`days`,children:[c(`有公布数据的日期：`,`Days with figures: `),i.map(e=>l(`a`,{href:r(`/reconciliation`,{asOf:e,show:b}),"aria-current":e===a?`date`:void 0,children:e},e))]}),n.length===0?l(m,{children:c(`${o(a)}没有公布数据：请选择上面的日期。`,`Nothing was published for ${o(a)}: choose a day above.`)}):l(s,{children:[l(d,{label:c(`显示哪些`,`Which ones`),value:S,options:[{value:`all`,text:c(`全部 ${n.length}`,`All ${n.length}`)},{value:`comparable`,text:c(`可比 ${u(`comparable`)}`,`Comparable ${u(`comparable`)}`)},{value:`differing`,text:c(`不一致 ${u(`differing`)}`,`Differing ${u(`differing`)}`)},{value:`flagged`,text:c(`有疑点 ${u(`flagged`)}`,`In doubt ${u(`flagged`)}`)}],choose:e=>_({show:e===`all`?null:e},!0)}),l(x,{rows:n.filter(y[S])})]})]})}}):l(f,{})]})}function x({rows:e}){return e.length===0?l(m,{children:c(`没有这样的公布数据。`,`There are no such figures.`)}):l(h,{label:c(`对账结果`,`Reconciliation`),children:l(`table`,{class:`reconciliation`,children:[l(`thead`,{children:l(`tr`,{children:[l(`th`,{children:c(`指标`,`Indicator`)}),l(`th`,{class:`number`,children:c(`公布`,`Published`)}),l(`th`,{class:`number`,children:c(`记录`,`Records`)}),l(`th`,{class:`number`,children:c(`差异`,`Difference`)}),l(`th`,{children:c(`一致`,`Agrees`)}),l(`th`,{class:`number`,children:c(`同比：公布 / 记录`,`Change: published / records`)}),l(`th`,{children:c(`口径、疑点与来源`,`Basis, doubts and source`)})]})}),l(`tbody`,{children:e.map(e=>l(`tr`,{children:[l(`th`,{scope:`row`,children:[c(e.figure.indicator.name,e.figure.indicator.nameEn),l(`span`,{class:`where`,children:C(e)})]}),l(`td`,{class:`number`,children:[S[e.figure.qualifier]?.(),l(g,{value:e.value.published,unit:e.value.unit})]}),l(`td`,{class:`number`,children:[l(g,{value:e.value.computed,unit:e.value.unit}),e.coveredPercent!=null&&e.coveredPercent!==`100`&&l(`span`,{class:`where`,children:c(`占公布的 ${_(e.coveredPercent)}`,`${_(e.coveredPercent)} of it`)})]}),l(`td`,{class:`number`,children:l(g,{value:e.value.difference,unit:e.value.unit})}),l(`td`,{children:l(w,{agrees:e.value.agrees,comparable:e.comparable})}),l(`td`,{class:`number`,children:[[e.change,e.changePercent].map(e=>e&&l(`div`,{children:[l(g,{value:e.published,unit:e.unit}),` / `,e.computed==null?`—`:l(g,{value:e.computed,unit:e.unit}),e.agrees===!1&&l(w,{agrees:!1,comparable:!0})]},e.unit)),!e.change&&!e.changePercent&&`—`]}),l(`td`,{class:`notes`,children:[e.reason&&l(`div`,{children:e.reason}),e.figure.inclusion&&l(`div`,{children:e.figure.inclusion}),e.flags.map(e=>l(`div`,{class:`flag`,children:[c(`疑点：`,`In doubt: `),e.message]},e.kind+e.message)),l(`div`,{class:`secondary`,children:[e.figure.sourceURL?l(`a`,{href:e.figure.sourceURL,rel:`noreferrer`,children:e.figure.sourceName}):e.figure.sourceName,e.figure.publishedOn&&` ${e.figure.publishedOn}`]})]})]},e.figure.code))})]})})}var S={AT_LEAST:()=>c(`不少于 `,`at least `),AT_MOST:()=>c(`不超过 `,`at most `),ABOUT:()=>c(`约 `,`about `)};function C(e){let t=e.figure.county??e.figure.province;if(t)return c(t.name,t.nameEn);switch(e.figure.scope){case`KEY_COUNTIES`:return c(`重点帮扶县`,`key counties`);case`CENTRAL_AND_WESTERN`:return c(`中西部`,`central and western provinces`);default:return c(`全国`,`national`)}}function w({agrees:e,comparable:t}){return t?e==null?l(s,{children:`—`}):e?l(`span`,{class:`agrees`,children:[`✓ `,c(`一致`,`agrees`)]}):l(`span`,{class:`differs`,children:[`✗ `,c(`不一致`,`differs`)]}):l(`span`,{class:`secondary`,children:c(`不可比`,`not comparable`)})}export{b as default};