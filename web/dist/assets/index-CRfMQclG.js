const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-DL-X-e3n.js","assets/page-BflEYSY9.js","assets/overview-zLqWVo2q.js","assets/use-query-NDJGvzUP.js","assets/number-Jy3q_cxv.js","assets/choice-DhuWtPSU.js","assets/choice-DHqAaBi6.css","assets/panels-BBUxL6Un.js","assets/panels-DX4uR94M.css","assets/table-scroll-BLe2YYFL.js","assets/table-scroll-BnS009fU.css","assets/unit-C74MiBob.js","assets/number-NPy6NPgk.js","assets/chart-CSGrAErj.js","assets/chart-3sZoLFhU.css","assets/section-DP4mnU8j.js","assets/section-C63PCMqO.css","assets/overview-D0dN13V4.css","assets/explore-DPhU6VfC.js","assets/take-away-D-DCeeL0.js","assets/take-away-C2c6uEiB.css","assets/model-BtE_7KW9.js","assets/workbench-CS1CEoJn.js","assets/record-BUyMR2hD.js","assets/workbench-C1ngDkLE.css","assets/workbench-C-w6v8Ig.css","assets/explore-Czj6VGzB.css","assets/rooms-LqCZ-Vyb.css","assets/data-index-y0s8-rDG.js","assets/data-yxEVfGo5.js","assets/value-CFz-Zc3s.js","assets/county-CWCpLe2m.js","assets/record-page-DuFbhRN9.js","assets/record-page-CTjpvR6F.css","assets/nodes-mmDI86VZ.js","assets/county-BaavJ9Ci.css","assets/record-B6srtS4p.js","assets/reconciliation-BPsputCP.js","assets/reconciliation-BbQSG9jA.css","assets/quality-YTmIR1dK.js","assets/quality-DljSHsrG.css","assets/screen-ChaKAHBy.js","assets/screen-CmZdXOX2.css","assets/templates-C0ZaHxp9.js","assets/templates-CXJapI-N.css","assets/assessment-BDSjpOD3.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
import{A as e,E as t,T as n,c as r,d as i,h as a,k as o,l as s,m as c,n as l,o as u,p as d,s as f,t as p,u as m,v as h}from"./page-BflEYSY9.js";/* empty css             */import{d as g,f as _,l as v,n as y,p as b,s as x,u as S}from"./use-query-NDJGvzUP.js";var C=e.__b;e.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),C&&C(e)};function w(e){let t,n,r=()=>e().then(e=>n=e&&e.default||e),i=e=>{let[,i]=h(0),s=a(n);if(t||=r(),n!==void 0)return o(n,e);throw s.current||=t.then(()=>i(1)),t};return i.preload=()=>(t||=r(),t),i._forwarded=!0,i}var T=e.__e;e.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}T&&T(e,t,n)};function E(e){return this.__c=ee,this.componentDidCatch=e.onError,e.children}function ee(e){e.then(()=>this.forceUpdate())}var te=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),ne=function(e){return`/`+e},re={},ie=function(e){return e.pathname.endsWith(`.css`)},ae=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},D=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=ne(t,n);let r=s(t),i=ie(r);return ae(re,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:te,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},O=`jiedui.theme`,k=matchMedia(`(prefers-color-scheme: dark)`);function A(){let e=m(O);return e===`light`||e===`dark`?e:null}var j=c(A()??(k.matches?`dark`:`light`));k.addEventListener(`change`,()=>{j.value=A()??(k.matches?`dark`:`light`)});var M=c(null);d(()=>{document.documentElement.dataset.theme=M.value??j.value});function N(e){j.value=e,r(O,e)}var P=class extends String{constructor(e,t){super(e),u(this,`__apiType`,void 0),u(this,`value`,void 0),u(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}};new P(`
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
    `,{fragmentName:`OverviewSummary`});var F={"\n  query LatestDay {\n    summary {\n      asOf\n    }\n  }\n":new P(`
    query LatestDay {
  summary {
    asOf
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {\n    now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n    earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n  }\n\n  fragment OverviewSummary on Summary {\n    paidIn\n    guidedEnterprises\n    coBuiltParks\n    keyCounties\n    supportedKeyCounties\n    pairings\n    workers {\n      workers\n      change\n    }\n    consumption {\n      amount\n    }\n    linkingFunds {\n      amount\n    }\n    industryShare\n    easternFunds\n    fundsInPlace\n    linkedEnterprises\n    officials\n    professionals\n    riskEliminatedShare\n    longestDaysToIdentify\n  }\n":new P(`
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
}`),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new P(`
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
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new P(`
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
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new P(`
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
    `),"\n  query WesternProvinces {\n    provinces(first: 40, where: { hasCountiesWith: { designation: KEY } }) {\n      edges {\n        node {\n          id\n        }\n      }\n    }\n  }\n":new P(`
    query WesternProvinces {
  provinces(first: 40, where: {hasCountiesWith: {designation: KEY}}) {
    edges {
      node {
        id
      }
    }
  }
}
    `),"\n  query Origins($asOf: Date) {\n    origins(asOf: $asOf) {\n      origin\n      records\n    }\n  }\n":new P(`
    query Origins($asOf: Date) {
  origins(asOf: $asOf) {
    origin
    records
  }
}
    `),"\n  query Briefing($code: String!, $asOf: Date!) {\n    county(code: $code) {\n      id\n      name\n      nameEn\n      designationSourceURL\n      province {\n        name\n        nameEn\n        code\n      }\n      prefecture {\n        name\n        nameEn\n      }\n      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {\n        edges {\n          node {\n            id\n            status\n            startedOn\n            startedOnPrecision\n            endedOn\n            sourceURL\n            supporter {\n              code\n              name\n              nameEn\n              province {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            name\n            registrationNumber\n            committed\n            paidIn\n            status\n            enterprise {\n              name\n            }\n          }\n        }\n      }\n      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            area\n            status\n            openedOn\n          }\n        }\n      }\n      talentTeams(\n        first: 4\n        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }\n        orderBy: [{ field: MEMBERS, direction: DESC }]\n      ) {\n        totalCount\n        edges {\n          node {\n            id\n            kind\n            members\n            startedOn\n          }\n        }\n      }\n      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {\n        edges {\n          node {\n            id\n            month\n            monitoredHouseholds\n            riskEliminatedHouseholds\n            medianDaysToIdentify\n          }\n        }\n      }\n    }\n    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        enterprises: countDistinct(of: ENTERPRISE)\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        industryAmount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            source\n          }\n          amount {\n            sum\n          }\n          industryAmount {\n            sum\n          }\n        }\n      }\n    }\n    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {\n      totals {\n        workers {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            channel\n          }\n          workers {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new P(`
    query Briefing($code: String!, $asOf: Date!) {
  county(code: $code) {
    id
    name
    nameEn
    designationSourceURL
    province {
      name
      nameEn
      code
    }
    prefecture {
      name
      nameEn
    }
    pairingsAsRecipient(first: 6, where: {statusNotIn: [PROPOSED]}) {
      edges {
        node {
          id
          status
          startedOn
          startedOnPrecision
          endedOn
          sourceURL
          supporter {
            code
            name
            nameEn
            province {
              name
              nameEn
            }
          }
        }
      }
    }
    investmentProjects(
      first: 5
      where: {reviewIn: [VALIDATED, LOCKED]}
      orderBy: [{field: PAID_IN, direction: DESC}]
    ) {
      totalCount
      edges {
        node {
          name
          registrationNumber
          committed
          paidIn
          status
          enterprise {
            name
          }
        }
      }
    }
    industrialParks(
      first: 3
      where: {reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf}
      orderBy: [{field: AREA, direction: DESC}]
    ) {
      totalCount
      edges {
        node {
          id
          name
          area
          status
          openedOn
        }
      }
    }
    talentTeams(
      first: 4
      where: {reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{endedOnIsNil: true}, {endedOnGTE: $asOf}]}
      orderBy: [{field: MEMBERS, direction: DESC}]
    ) {
      totalCount
      edges {
        node {
          id
          kind
          members
          startedOn
        }
      }
    }
    monitoringReports(
      first: 1
      where: {reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf}
      orderBy: [{field: MONTH, direction: DESC}]
    ) {
      edges {
        node {
          id
          month
          monitoredHouseholds
          riskEliminatedHouseholds
          medianDaysToIdentify
        }
      }
    }
  }
  money: capitalContributionGroups(
    where: {hasProjectWith: {hasCountyWith: {code: $code}}}
    groupBy: [YEAR]
    asOf: $asOf
  ) {
    totals {
      amount {
        sum
      }
      enterprises: countDistinct(of: ENTERPRISE)
    }
    edges {
      node {
        key {
          year
        }
        amount {
          sum
        }
      }
    }
  }
  funds: fundAllocationGroups(
    where: {hasCountyWith: {code: $code}}
    groupBy: [SOURCE]
    asOf: $asOf
  ) {
    totals {
      amount {
        sum
      }
      industryAmount {
        sum
      }
    }
    edges {
      node {
        key {
          source
        }
        amount {
          sum
        }
        industryAmount {
          sum
        }
      }
    }
  }
  consumption: consumptionRecordGroups(
    where: {hasPairingWith: {hasRecipientWith: {code: $code}}}
    groupBy: [YEAR]
    asOf: $asOf
  ) {
    totals {
      amount {
        sum
      }
    }
    edges {
      node {
        key {
          year
        }
        amount {
          sum
        }
      }
    }
  }
  work: employmentRecordGroups(
    where: {hasCountyWith: {code: $code}}
    groupBy: [CHANNEL]
    asOf: $asOf
  ) {
    totals {
      workers {
        sum
      }
    }
    edges {
      node {
        key {
          channel
        }
        workers {
          sum
        }
      }
    }
  }
}
    `),"\n  query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {\n    capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        count\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          count\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new P(`
    query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {
  capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {
    totals {
      count
      amount {
        sum
      }
    }
    edges {
      node {
        key {
          year
        }
        count
        amount {
          sum
        }
      }
    }
  }
}
    `),"\n  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {\n    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {\n      edges {\n        node {\n          score\n          areas {\n            items {\n              target\n              actual\n              completion\n              rank\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new P(`
    query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {
  assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {
    edges {
      node {
        score
        areas {
          items {
            target
            actual
            completion
            rank
            indicator {
              code
              name
              nameEn
              unit
            }
          }
        }
      }
    }
  }
}
    `)};function I(e){return F[e]??{}}function L(e){let[t,n,r]=e.split(`-`).map(Number);return s.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function R(e){return e.slice(0,7)}function z(e){let t=Math.ceil(Number(e.slice(5,7))/3);return s.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function B(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function V(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}function H(e,t){let n=new Date(`${e}T00:00:00Z`);return n.setUTCMonth(n.getUTCMonth()+t),n.toISOString().slice(0,10)}var U=I(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);function W(){let{params:e,change:t}=v(),{data:n}=y(U,{}),r=n?.summary.asOf,i=e.get(`asOf`);return{day:i??r,latest:r,chosen:i!==null,valid:i===null||V(i),choose:e=>t({asOf:e})}}function G(){let{day:e,latest:t,chosen:n,valid:r,choose:a}=W();return l(`div`,{class:`as-of`,children:[l(`label`,{for:`as-of`,children:i(`截至`,`As of`)}),l(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>a(e.currentTarget.value||null)}),n&&e!==t&&l(`button`,{type:`button`,class:`quiet`,onClick:()=>a(null),title:t,children:i(`最新`,`Latest`)})]})}var K=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function q(){let{path:e}=b(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return l(`header`,{class:`header no-print`,children:[l(`a`,{class:`skip`,href:`#main`,onClick:J,children:i(`跳到内容`,`Skip to the content`)}),l(`a`,{class:`brand`,href:x(`/`),children:i(`结对`,`jiedui`)}),l(`nav`,{"aria-label":i(`主导航`,`Main`),children:l(`ul`,{class:`plain-list`,children:K.map(e=>l(`li`,{children:l(`a`,{href:x(e.path),"aria-current":t(e.path)?`page`:void 0,children:i(e.zh,e.en)})},e.path))})}),l(`div`,{class:`settings`,children:[l(G,{}),l(oe,{}),l(se,{})]})]})}function J(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function oe(){let e=s.value===`zh`;return l(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>f(e?`en`:`zh`),children:e?`English`:`中文`})}function se(){let e=j.value===`dark`,t=e?i(`浅色`,`Light`):i(`深色`,`Dark`);return l(`button`,{type:`button`,class:`quiet`,onClick:()=>N(e?`light`:`dark`),children:t})}var ce=I(`
  query Origins($asOf: Date) {
    origins(asOf: $asOf) {
      origin
      records
    }
  }
`),Y={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function X(){let{day:e,valid:t}=W(),{data:n}=y(ce,e===void 0||!t?null:{asOf:e}),r=new Map(n?.origins.map(({origin:e,records:t})=>[e,t])),a=[...r.values()].reduce((e,t)=>e+t,0);return l(`aside`,{class:`origin-band ${r.has(`DEMO`)?`made-up`:``}`,"aria-label":i(`数据来源`,`Where the data are from`),children:a>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(e=>l(`span`,{children:[i(Y[e].zh,Y[e].en),` `,le(r.get(e)??0,a)]},e))})}function le(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}function Z(){return l(p,{title:i(`没有这个页面`,`There is no such page`),children:[l(`p`,{children:i(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),l(`p`,{children:l(`a`,{href:x(`/`),children:i(`回到总览`,`Go to the overview`)})})]})}var ue=w(()=>D(()=>import(`./overview-DL-X-e3n.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]))),de=w(()=>D(()=>import(`./explore-DPhU6VfC.js`),__vite__mapDeps([18,3,1,19,20,21,22,4,23,24,25,13,14,12,7,8,26,27]))),fe=w(()=>D(()=>import(`./data-index-y0s8-rDG.js`),__vite__mapDeps([28,1,21,3,12,4,7,8,25,27]))),pe=w(()=>D(()=>import(`./data-yxEVfGo5.js`),__vite__mapDeps([29,1,21,3,22,4,23,19,20,24,25,7,8,30,12,27]))),me=w(()=>D(()=>import(`./county-CWCpLe2m.js`),__vite__mapDeps([31,32,1,21,3,4,12,7,8,30,23,33,27,19,20,34,35]))),he=w(()=>D(()=>import(`./record-B6srtS4p.js`),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),ge=w(()=>D(()=>import(`./record-B6srtS4p.js`).then(e=>e.Province),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),_e=w(()=>D(()=>import(`./record-B6srtS4p.js`).then(e=>e.Pairing),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),ve=w(()=>D(()=>import(`./record-B6srtS4p.js`).then(e=>e.Enterprise),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),ye=w(()=>D(()=>import(`./record-B6srtS4p.js`).then(e=>e.Project),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),be=w(()=>D(()=>import(`./record-B6srtS4p.js`).then(e=>e.Park),__vite__mapDeps([36,32,1,21,3,4,12,7,8,30,23,33,27]))),xe=w(()=>D(()=>import(`./reconciliation-BPsputCP.js`),__vite__mapDeps([37,34,3,1,5,6,7,8,9,10,11,4,38]))),Q=w(()=>D(()=>import(`./quality-YTmIR1dK.js`),__vite__mapDeps([39,1,7,8,3,15,16,9,10,34,5,6,40]))),Se=w(()=>D(()=>import(`./screen-ChaKAHBy.js`),__vite__mapDeps([41,1,3,2,4,5,6,7,8,9,10,11,12,13,14,15,16,17,34,21,42]))),Ce=w(()=>D(()=>import(`./templates-C0ZaHxp9.js`),__vite__mapDeps([43,21,1,7,8,15,16,9,10,44]))),we=w(()=>D(()=>import(`./assessment-BDSjpOD3.js`),__vite__mapDeps([45,3,1,4,5,6,7,8,9,10,11,46])));function $(){return l(_,{children:[l(g,{path:`/`,component:ue}),l(g,{path:`/explore`,component:de}),l(g,{path:`/data`,component:fe}),l(g,{path:`/data/:kind`,component:pe}),l(g,{path:`/provinces/:code`,component:ge}),l(g,{path:`/counties/:code`,component:me}),l(g,{path:`/pairings/:id`,component:_e}),l(g,{path:`/enterprises/:uscc`,component:ve}),l(g,{path:`/projects/:number`,component:ye}),l(g,{path:`/parks/:id`,component:be}),l(g,{path:`/records/:entity/:id`,component:he}),l(g,{path:`/reconciliation`,component:xe}),l(g,{path:`/quality`,component:Q}),l(g,{path:`/assessment`,component:we}),l(g,{path:`/screen`,component:Se}),l(g,{path:`/templates`,component:Ce}),l(g,{default:!0,component:Z})]})}var Te=/^\/(?!graphiql|templates\/|templates\.json|graphql|export|schema\.graphql|model\.json|config\.json)/;function Ee(){return l(S,{scope:Te,children:l(E,{children:l(De,{})})})}function De(){let{path:e}=b();return e===`/screen`?l($,{}):l(t,{children:[l(q,{}),l(X,{}),l($,{})]})}n(l(Ee,{}),document.getElementById(`app`));export{B as a,R as c,j as d,D as f,L as i,I as l,X as n,H as o,W as r,z as s,Z as t,M as u};