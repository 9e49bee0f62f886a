const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-CETZKXeJ.js","assets/page-BflEYSY9.js","assets/overview-DXwOdKSr.js","assets/unit-BXGIud9m.js","assets/choice-DhuWtPSU.js","assets/choice-DHqAaBi6.css","assets/table-scroll-BDkm9sWx.js","assets/table-scroll-hmTsJ-rr.css","assets/section-DP4mnU8j.js","assets/section-C63PCMqO.css","assets/overview-eyvgkhx0.css","assets/reconciliation-DNT_48Mv.js","assets/nodes-mmDI86VZ.js","assets/reconciliation-BbQSG9jA.css","assets/quality-CSLCe_LN.js","assets/quality-DljSHsrG.css","assets/screen-Ds8CoVIE.js","assets/model-CbDnNkB1.js","assets/screen-CmZdXOX2.css","assets/templates-CNvbzqxv.js","assets/templates-CXJapI-N.css","assets/assessment-DWWLlsAM.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
import{A as e,C as t,D as n,E as r,O as i,S as a,T as o,_ as s,a as c,b as l,c as u,d,g as f,h as p,i as ee,k as m,l as h,m as g,n as _,o as v,p as y,r as b,s as x,t as S,u as C,v as w,w as te,x as T}from"./page-BflEYSY9.js";/* empty css             */var E,D;function O(e){return!D||(typeof D==`string`?e.startsWith(D):D.test(e))}function k(e,t){let n=``;if(E=void 0,t&&t.type===`click`){if(t.ctrlKey||t.metaKey||t.altKey||t.shiftKey||t.button!==0)return e;let r=t.composedPath().find(e=>e.nodeName==`A`&&e.href),i=r&&r.getAttribute(`href`);if(!r||r.origin!=location.origin||/^#/.test(i)||!/^(_?self)?$/i.test(r.target)||!O(i)||r.download)return e;E=!0,t.preventDefault(),n=r.href.replace(location.origin,``)}else t&&t.url?(E=!t.replace,n=t.url):n=location.pathname+location.search;return E===!0?history.pushState(null,``,n):E===!1&&history.replaceState(null,``,n),n}var ne=(e,t,n={})=>{e=e.split(`/`).filter(Boolean),t=(t||``).split(`/`).filter(Boolean),n.params||={};for(let r=0,i,a;r<Math.max(e.length,t.length);r++){let[,o,s,c]=(t[r]||``).match(/^(:?)(.*?)([+*?]?)$/);if(i=e[r],o||s!=i){if(!o&&i&&c==`*`){n.rest=`/`+e.slice(r).join(`/`);break}if(!o||!i&&c!=`?`&&c!=`*`)return;if(a=c==`+`||c==`*`,a?i=e.slice(r).map(decodeURIComponent).join(`/`)||void 0:i&&=decodeURIComponent(i),n.params[s]=i,s in n||(n[s]=i),a)break}}return n};function A(e){let[n,r]=t(k,e.url||location.pathname+location.search);e.scope&&(D=e.scope);let i=E===!0,a=f(()=>{let e=new URL(n,location.origin),t=e.pathname.replace(/\/+$/g,``)||`/`;return{url:n,path:t,query:Object.fromEntries(e.searchParams),route:(e,t)=>r({url:e,replace:t}),back:()=>{history.back()},forward:()=>{history.forward()},wasPush:i}},[n]);return s(()=>(addEventListener(`click`,r),addEventListener(`popstate`,r),()=>{removeEventListener(`click`,r),removeEventListener(`popstate`,r)}),[]),m(A.ctx.Provider,{value:a},e.children)}var re=Promise.resolve();function j(e){let[r,i]=t(e=>e+1,0),{url:o,query:c,wasPush:l,path:u}=L();if(!o)throw Error(`preact-iso's <Router> must be used within a <LocationProvider>, see: https://github.com/preactjs/preact-iso#locationprovider`);let{rest:d=u,params:ee={}}=a(F),h=p(!1),g=p(u),_=p(1),v=p(),y=p(),b=p(),x=p(!1),S=p();S.current=!1;let C,w,T;te(e.children).some(e=>{if(ne(d,e.props.path,T={...e.props,path:d,query:c,params:Object.assign({},ee),rest:``}))return C=n(e,T);e.props.default&&(w=n(e,T))});let E=C||w,D=v.current&&v.current.__u&M&&v.current.__u&N,O=v.current&&v.current.__h,k=f(()=>{y.current=v.current,v.current=m(F.Provider,{value:T},E);let e=y.current&&y.current.props.children;return!e||!E||E.type!==e.type||E.props.component!==e.props.component?(_.current++,!0):!1},[o,JSON.stringify(T)]);D?(v.current.__u|=M,v.current.__u|=N):O&&(v.current.__h=!0);let A=y.current;return y.current=null,this.__c=(t,n)=>{S.current=!0,y.current=A,e.onLoadStart&&e.onLoadStart(o),h.current=!0;let r=_.current;t.then(()=>{r===_.current&&(y.current=null,v.current&&(n.__h&&(v.current.__h=n.__h),n.__u&N&&(v.current.__u|=N),n.__u&M&&(v.current.__u|=M)),re.then(i))})},s(()=>{let t=this.__v&&this.__v.__e;S.current?!x.current&&!b.current&&(b.current=t):(!x.current&&b.current&&(b.current!==t&&b.current.remove(),b.current=null),x.current=!0,g.current!==u&&(l&&scrollTo(0,0),e.onRouteChange&&e.onRouteChange(o),g.current=u),e.onLoadEnd&&h.current&&e.onLoadEnd(o),h.current=!1)},[u,l,r]),k?[m(P,{r:v,key:_.current}),m(P,{r:y,key:_.current-1})]:m(P,{r:v,key:_.current})}var M=32,N=128,P=({r:e})=>e.current;j.Provider=A,A.ctx=i({});var F=i({}),I=e=>m(e.component,e),L=()=>a(A.ctx),ie=e.__b;e.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),ie&&ie(e)};function R(e){let t,n,r=()=>e().then(e=>n=e&&e.default||e),i=e=>{let[,i]=w(0),a=p(n);if(t||=r(),n!==void 0)return m(n,e);throw a.current||=t.then(()=>i(1)),t};return i.preload=()=>(t||=r(),t),i._forwarded=!0,i}var ae=e.__e;e.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}ae&&ae(e,t,n)};function oe(e){return this.__c=se,this.componentDidCatch=e.onError,e.children}function se(e){e.then(()=>this.forceUpdate())}var ce=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),le=function(e){return`/`+e},ue={},de=function(e){return e.pathname.endsWith(`.css`)},fe=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},z=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=le(t,n);let r=s(t),i=de(r);return fe(ue,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:ce,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},B=`jiedui.theme`,V=matchMedia(`(prefers-color-scheme: dark)`);function H(){let e=C(B);return e===`light`||e===`dark`?e:null}var U=g(H()??(V.matches?`dark`:`light`));V.addEventListener(`change`,()=>{U.value=H()??(V.matches?`dark`:`light`)});var W=g(null);y(()=>{document.documentElement.dataset.theme=W.value??U.value});function pe(e){U.value=e,u(B,e)}function G(){let{path:e,query:t,route:n}=L();return{params:new URLSearchParams(t),change:T((t,r=!1)=>{let i=new URLSearchParams(location.search);for(let[e,n]of Object.entries(t))n===null||n===``?i.delete(e):i.set(e,n);let a=i.toString();n(e+(a&&`?`+a),r)},[e,n])}}function K(e,t={}){let n=new URLSearchParams,r=new URLSearchParams(location.search).get(`asOf`);r&&n.set(`asOf`,r);for(let[e,r]of Object.entries(t))r?n.set(e,r):n.delete(e);let i=n.toString();return e+(i&&`?`+i)}var q=g(null);function me(){return{"Accept-Language":h.value===`en`?`en`:`zh-CN`,...q.value===null?{}:{Authorization:`Bearer ${q.value}`}}}async function he(e,t,n){let r,i;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...me(),"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`},body:JSON.stringify({query:e.toString(),variables:t}),signal:n??null})}catch(e){throw n?.throwIfAborted(),e instanceof b?e:ee()}try{i=await r.json()}catch{throw n?.throwIfAborted(),c(r.status)}let[a]=i.errors??[];if(a)throw new b(a.extensions?.code??`INTERNAL`,a.message,{fields:i.errors?.flatMap(e=>e.extensions?.fields??[]),request:r.headers.get(`X-Request-Id`)});if(i.data==null)throw c(r.status);return i.data}var J=new Map,ge=60,_e=1500;function ve(e,t){J.delete(e),J.set(e,t),J.size>ge&&J.delete(J.keys().next().value)}var ye=g(0);function be(){J.clear(),ye.value+=1}function Y(e,n){let r=e.toString(),i=n===null?null:[h.value,q.value??``,r,JSON.stringify(n)].join(`
`),a=p({key:null,text:r,data:void 0,failure:void 0,loading:!0}),[o,s]=t((e,t)=>e+1,0),c=p(0),u=ye.value,d=a.current;return d.key!==i&&(d.text!==r&&(d.data=void 0),d.key=i,d.text=r,d.failure=void 0,d.loading=!0,i!==null&&J.has(i)&&(d.data=J.get(i))),l(()=>{if(i===null)return;let t=new AbortController,r=0,o=e=>{t.signal.aborted||(Object.assign(a.current,e),s())},c=()=>{he(e,n,t.signal).then(e=>{ve(i,e),o({data:e,failure:void 0,loading:!1})},e=>{if(!(e instanceof b)){if(t.signal.aborted)return;throw e}e.passing&&(r=window.setTimeout(c,_e)),o({failure:e,loading:e.passing})})};return c(),()=>{t.abort(),window.clearTimeout(r)}},[i,c.current,u]),{data:d.data,failure:d.failure,loading:d.loading,retry:()=>{c.current+=1,d.failure=void 0,d.loading=!0,s()}}}var X=class extends String{constructor(e,t){super(e),v(this,`__apiType`,void 0),v(this,`value`,void 0),v(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}};new X(`
    fragment OverviewSummary on Summary {
  paidIn
  guidedEnterprises
  coBuiltParks
  keyCounties
  supportedKeyCounties
  pairings
  workers {
    workers
    change
  }
  consumption {
    amount
  }
  linkingFunds {
    amount
  }
  industryShare
  easternFunds
  fundsInPlace
  linkedEnterprises
  officials
  professionals
  riskEliminatedShare
  longestDaysToIdentify
}
    `,{fragmentName:`OverviewSummary`});var xe={"\n  query LatestDay {\n    summary {\n      asOf\n    }\n  }\n":new X(`
    query LatestDay {
  summary {
    asOf
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new X(`
    query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {
  assessment(year: $year, asOf: $asOf, by: $by, first: 200) {
    totalCount
    edges {
      node {
        score
        scoredWeight
        pairing {
          id
          supporter {
            code
            name
            nameEn
          }
          recipient {
            code
            name
            nameEn
          }
        }
        easternProvince {
          code
          name
          nameEn
        }
        westernProvince {
          code
          name
          nameEn
        }
        areas {
          area {
            id
            name
            nameEn
          }
          items {
            indicator {
              code
              name
              nameEn
              unit
            }
            target
            actual
            completion
            rank
            weight
            missing
          }
        }
      }
    }
  }
}
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new X(`
    query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {
  capitalContributionGroups(
    groupBy: [QUARTER]
    where: $where
    asOf: $asOf
    orderBy: [{dimension: QUARTER}]
    first: 200
  ) {
    edges {
      node {
        key {
          quarter
        }
        amount {
          sum
          sumYearEarlier
        }
      }
    }
  }
}
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new X(`
    query OverviewCoverage($asOf: Date!) {
  coverage(asOf: $asOf) {
    keyCounties
    covered
    uncovered
    withoutProject
    supporters
    provinces {
      province {
        code
        name
        nameEn
      }
      keyCounties
      covered
      withoutProject
      supporters
    }
    recipients(covered: false) {
      county {
        code
        name
        nameEn
      }
    }
  }
}
    `),"\n  query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {\n    now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n    earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n  }\n\n  fragment OverviewSummary on Summary {\n    paidIn\n    guidedEnterprises\n    coBuiltParks\n    keyCounties\n    supportedKeyCounties\n    pairings\n    workers {\n      workers\n      change\n    }\n    consumption {\n      amount\n    }\n    linkingFunds {\n      amount\n    }\n    industryShare\n    easternFunds\n    fundsInPlace\n    linkedEnterprises\n    officials\n    professionals\n    riskEliminatedShare\n    longestDaysToIdentify\n  }\n":new X(`
    query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {
  now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {
    ...OverviewSummary
  }
  earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {
    ...OverviewSummary
  }
}
    fragment OverviewSummary on Summary {
  paidIn
  guidedEnterprises
  coBuiltParks
  keyCounties
  supportedKeyCounties
  pairings
  workers {
    workers
    change
  }
  consumption {
    amount
  }
  linkingFunds {
    amount
  }
  industryShare
  easternFunds
  fundsInPlace
  linkedEnterprises
  officials
  professionals
  riskEliminatedShare
  longestDaysToIdentify
}`),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new X(`
    query OverviewPairs($asOf: Date!) {
  capitalContributionGroups(
    groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]
    where: {hasProjectWith: {program: EAST_WEST_COLLABORATION}}
    asOf: $asOf
    orderBy: [{sum: AMOUNT, direction: DESC}]
    first: 200
  ) {
    edges {
      node {
        key {
          supportingProvince {
            code
            name
            nameEn
          }
          receivingProvince {
            code
            name
            nameEn
          }
        }
        enterprises: countDistinct(of: ENTERPRISE)
        amount {
          sum
        }
      }
    }
  }
}
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new X(`
    query OverviewPublished($asOf: Date!) {
  reconciliation(asOf: $asOf) {
    comparable
    figure {
      code
      indicator {
        name
        nameEn
      }
    }
    value {
      published
      unit
      computed
      agrees
    }
    flags {
      kind
    }
  }
}
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new X(`
    query QualityCounts {
  dataQualityRules {
    id
    severity
    description
  }
  dataQualityCounts {
    rule {
      id
    }
    province {
      id
      code
      name
      nameEn
    }
    count
  }
}
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new X(`
    query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {
  dataQuality(
    first: 20
    after: $after
    where: {rules: [$rule], provinceID: $provinceID}
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        message
        county {
          code
          name
          nameEn
        }
        record {
          __typename
          id
          ... on InvestmentProject {
            name
            registrationNumber
          }
          ... on CapitalContribution {
            project {
              name
              registrationNumber
            }
          }
          ... on IndustrialPark {
            name
          }
          ... on Pairing {
            supporter {
              name
              nameEn
            }
            recipient {
              name
              nameEn
            }
          }
        }
      }
    }
  }
}
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new X(`
    query ReportingRates($from: Date!, $to: Date!) {
  reportingRate(from: $from, to: $to) {
    month
    province {
      id
      code
      name
      nameEn
    }
    keyCounties
    employment
    monitoring
  }
}
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new X(`
    query MissingReports($from: Date!, $to: Date!, $province: ID!) {
  missingReports(from: $from, to: $to, provinceID: $province) {
    month
    employment
    monitoring
    county {
      code
      name
      nameEn
    }
  }
  counties(
    first: 200
    where: {designation: KEY, hasProvinceWith: {id: $province}}
    orderBy: [{field: CODE}]
  ) {
    edges {
      node {
        code
        name
        nameEn
      }
    }
  }
}
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new X(`
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
  reportedFigures(first: 200, orderBy: [{field: AS_OF, direction: DESC}]) {
    edges {
      node {
        asOf
      }
    }
  }
}
    `),"\n  query WesternProvinces {\n    provinces(first: 40, where: { hasCountiesWith: { designation: KEY } }) {\n      edges {\n        node {\n          id\n        }\n      }\n    }\n  }\n":new X(`
    query WesternProvinces {
  provinces(first: 40, where: {hasCountiesWith: {designation: KEY}}) {
    edges {
      node {
        id
      }
    }
  }
}
    `),"\n  query Origins($asOf: Date) {\n    origins(asOf: $asOf) {\n      origin\n      records\n    }\n  }\n":new X(`
    query Origins($asOf: Date) {
  origins(asOf: $asOf) {
    origin
    records
  }
}
    `)};function Z(e){return xe[e]??{}}function Se(e){let[t,n,r]=e.split(`-`).map(Number);return h.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function Ce(e){return e.slice(0,7)}function we(e){let t=Math.ceil(Number(e.slice(5,7))/3);return h.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function Te(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function Ee(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}var De=Z(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);function Q(){let{params:e,change:t}=G(),{data:n}=Y(De,{}),r=n?.summary.asOf,i=e.get(`asOf`);return{day:i??r,latest:r,chosen:i!==null,valid:i===null||Ee(i),choose:e=>t({asOf:e})}}function Oe(){let{day:e,latest:t,chosen:n,valid:r,choose:i}=Q();return _(`div`,{class:`as-of`,children:[_(`label`,{for:`as-of`,children:d(`截至`,`As of`)}),_(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>i(e.currentTarget.value||null)}),n&&e!==t&&_(`button`,{type:`button`,class:`quiet`,onClick:()=>i(null),title:t,children:d(`最新`,`Latest`)})]})}var ke=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function Ae(){let{path:e}=L(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return _(`header`,{class:`header no-print`,children:[_(`a`,{class:`skip`,href:`#main`,onClick:je,children:d(`跳到内容`,`Skip to the content`)}),_(`a`,{class:`brand`,href:K(`/`),children:d(`结对`,`jiedui`)}),_(`nav`,{"aria-label":d(`主导航`,`Main`),children:_(`ul`,{class:`plain-list`,children:ke.map(e=>_(`li`,{children:_(`a`,{href:K(e.path),"aria-current":t(e.path)?`page`:void 0,children:d(e.zh,e.en)})},e.path))})}),_(`div`,{class:`settings`,children:[_(Oe,{}),_(Me,{}),_(Ne,{})]})]})}function je(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function Me(){let e=h.value===`zh`;return _(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>x(e?`en`:`zh`),children:e?`English`:`中文`})}function Ne(){let e=U.value===`dark`,t=e?d(`浅色`,`Light`):d(`深色`,`Dark`);return _(`button`,{type:`button`,class:`quiet`,onClick:()=>pe(e?`light`:`dark`),children:t})}var Pe=Z(`
  query Origins($asOf: Date) {
    origins(asOf: $asOf) {
      origin
      records
    }
  }
`),Fe={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function Ie(){let{day:e,valid:t}=Q(),{data:n}=Y(Pe,e===void 0||!t?null:{asOf:e}),r=new Map(n?.origins.map(({origin:e,records:t})=>[e,t])),i=[...r.values()].reduce((e,t)=>e+t,0);return _(`aside`,{class:`origin-band ${r.has(`DEMO`)?`made-up`:``}`,"aria-label":d(`数据来源`,`Where the data are from`),children:i>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(e=>_(`span`,{children:[d(Fe[e].zh,Fe[e].en),` `,Le(r.get(e)??0,i)]},e))})}function Le(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}function Re(){return _(S,{title:d(`没有这个页面`,`There is no such page`),children:[_(`p`,{children:d(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),_(`p`,{children:_(`a`,{href:K(`/`),children:d(`回到总览`,`Go to the overview`)})})]})}var ze=R(()=>z(()=>import(`./overview-CETZKXeJ.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10]))),Be=R(()=>z(()=>import(`./reconciliation-DNT_48Mv.js`),__vite__mapDeps([11,12,1,4,5,6,7,3,13]))),Ve=R(()=>z(()=>import(`./quality-CSLCe_LN.js`),__vite__mapDeps([14,1,6,7,8,9,12,4,5,15]))),He=R(()=>z(()=>import(`./screen-Ds8CoVIE.js`),__vite__mapDeps([16,1,2,3,4,5,6,7,8,9,10,12,17,18]))),Ue=R(()=>z(()=>import(`./templates-CNvbzqxv.js`),__vite__mapDeps([19,17,1,6,7,8,9,20]))),We=R(()=>z(()=>import(`./assessment-DWWLlsAM.js`),__vite__mapDeps([21,3,1,4,5,6,7,22])));function $(){return _(j,{children:[_(I,{path:`/`,component:ze}),_(I,{path:`/reconciliation`,component:Be}),_(I,{path:`/quality`,component:Ve}),_(I,{path:`/assessment`,component:We}),_(I,{path:`/screen`,component:He}),_(I,{path:`/templates`,component:Ue}),_(I,{default:!0,component:Re})]})}var Ge=/^\/(?!graphiql|templates\/|templates\.json|graphql|export|schema\.graphql|model\.json|config\.json)/;function Ke(){return _(A,{scope:Ge,children:_(oe,{children:_(qe,{})})})}function qe(){let{path:e}=L();return e===`/screen`?_($,{}):_(r,{children:[_(Ae,{}),_(Ie,{}),_($,{})]})}o(_(Ke,{}),document.getElementById(`app`));export{we as a,be as c,K as d,G as f,z as h,Te as i,Y as l,U as m,Q as n,Ce as o,W as p,Se as r,Z as s,Ie as t,q as u};