const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-KyEHpGrG.js","assets/page-XPf0DphQ.js","assets/overview-CB4bxfts.js","assets/url-CnNifrxJ.js","assets/number-W64Y2_0i.js","assets/choice-CxPLZS-T.js","assets/choice-DHqAaBi6.css","assets/panels-pUx6lPPv.js","assets/panels-DX4uR94M.css","assets/table-scroll-Bs4MZLIP.js","assets/table-scroll-BnS009fU.css","assets/unit-6Q1E7L5L.js","assets/use-json-F-yBMA53.js","assets/number-jDKf52c0.js","assets/chart-D2QMXyud.js","assets/chart-3sZoLFhU.css","assets/section-D1sV0gNq.js","assets/section-C63PCMqO.css","assets/overview-gdWM9N6P.css","assets/explore-Cz-bRTPN.js","assets/take-away-DQuOCjTr.js","assets/take-away-C2c6uEiB.css","assets/model-EnFcaYQm.js","assets/workbench-8OUSGIQr.js","assets/record-Cs-KE1xo.js","assets/workbench-C1ngDkLE.css","assets/workbench-C-w6v8Ig.css","assets/explore-Czj6VGzB.css","assets/rooms-LqCZ-Vyb.css","assets/data-index-DYYFaJNZ.js","assets/data-CZXNYoF3.js","assets/value-Djby76qt.js","assets/county-CixBMB8y.js","assets/record-page-DNC3Mxu3.js","assets/record-page-CTjpvR6F.css","assets/nodes-mmDI86VZ.js","assets/county-BaavJ9Ci.css","assets/record-Bst2z9kg.js","assets/reconciliation-BbRAc4eQ.js","assets/reconciliation-C4hBIS8f.css","assets/quality-DZP66ZaW.js","assets/quality-BxCl9iX_.css","assets/screen-BGlmvaQa.js","assets/screen-Btn_GGH2.css","assets/templates-DhN99egU.js","assets/templates-CXJapI-N.css","assets/assessment-B__SbZdk.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
import{C as e,D as t,F as n,L as r,P as i,R as a,S as o,_ as s,b as c,g as l,h as u,j as d,n as f,o as ee,r as te,t as p,v as m,w as h,y as g,z as _}from"./page-XPf0DphQ.js";/* empty css             */import{a as v,i as ne,o as re,r as y,s as b,t as x}from"./url-CnNifrxJ.js";var S=_.__b;_.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),S&&S(e)};function ie(e){let n,r,i=()=>e().then(e=>r=e&&e.default||e),o=e=>{let[,o]=t(0),s=h(r);if(n||=i(),r!==void 0)return a(r,e);throw s.current||=n.then(()=>o(1)),n};return o.preload=()=>(n||=i(),n),o._forwarded=!0,o}var C=_.__e;_.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}C&&C(e,t,n)};function ae(e){return this.__c=w,this.componentDidCatch=e.onError,e.children}function w(e){e.then(()=>this.forceUpdate())}var T=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),E=function(e){return`/`+e},D={},oe=function(e){return e.pathname.endsWith(`.css`)},se=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},O=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=E(t,n);let r=s(t),i=oe(r);return se(D,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:T,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},k=class extends String{constructor(e,t){super(e),u(this,`__apiType`,void 0),u(this,`value`,void 0),u(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}},ce={"\n  query DataState($asOf: Date) {\n    dataState(asOf: $asOf) {\n      lastDay\n      origins {\n        origin\n        records\n      }\n    }\n  }\n":new k(`
    query DataState($asOf: Date) {
  dataState(asOf: $asOf) {
    lastDay
    origins {
      origin
      records
    }
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          id\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new k(`
    query OverviewCoverage($asOf: Date!) {
  coverage(asOf: $asOf) {
    keyCounties
    covered
    uncovered
    withoutProject
    supporters
    provinces {
      province {
        id
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
    `),"\n  query OverviewFigures($days: [Date!]!, $east: String, $west: String) {\n    summaries(days: $days, province: $west, supportingProvince: $east) {\n      paidIn\n      guidedEnterprises\n      coBuiltParks\n      keyCounties\n      supportedKeyCounties\n      pairings\n      workers {\n        workers\n        change\n      }\n      consumption {\n        amount\n      }\n      linkingFunds {\n        amount\n      }\n      industryShare\n      easternFunds\n      fundsInPlace\n      linkedEnterprises\n      officials\n      professionals\n      riskEliminatedShare\n      longestDaysToIdentify\n    }\n  }\n":new k(`
    query OverviewFigures($days: [Date!]!, $east: String, $west: String) {
  summaries(days: $days, province: $west, supportingProvince: $east) {
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
}
    `),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new k(`
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
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new k(`
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
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query Briefing($code: String!, $asOf: Date!) {\n    county(code: $code) {\n      id\n      name\n      nameEn\n      designationSourceURL\n      province {\n        name\n        nameEn\n        code\n      }\n      prefecture {\n        name\n        nameEn\n      }\n      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {\n        edges {\n          node {\n            id\n            status\n            startedOn\n            startedOnPrecision\n            endedOn\n            sourceURL\n            supporter {\n              code\n              name\n              nameEn\n              province {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            name\n            registrationNumber\n            committed\n            paidIn\n            status\n            enterprise {\n              name\n            }\n          }\n        }\n      }\n      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            area\n            status\n            openedOn\n          }\n        }\n      }\n      talentTeams(\n        first: 4\n        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }\n        orderBy: [{ field: MEMBERS, direction: DESC }]\n      ) {\n        totalCount\n        edges {\n          node {\n            id\n            kind\n            members\n            startedOn\n          }\n        }\n      }\n      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {\n        edges {\n          node {\n            id\n            month\n            monitoredHouseholds\n            riskEliminatedHouseholds\n            medianDaysToIdentify\n          }\n        }\n      }\n    }\n    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        enterprises: countDistinct(of: ENTERPRISE)\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        industryAmount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            source\n          }\n          amount {\n            sum\n          }\n          industryAmount {\n            sum\n          }\n        }\n      }\n    }\n    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {\n      totals {\n        workers {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            channel\n          }\n          workers {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {\n    capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        count\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          count\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `),"\n  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {\n    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {\n      edges {\n        node {\n          score\n          areas {\n            items {\n              target\n              actual\n              completion\n              rank\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new k(`
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
    `)};function A(e){return ce[e]??{}}function j(e){let[t,n,r]=e.split(`-`).map(Number);return m.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function M(e){return e.slice(0,7)}function N(e){let t=Math.ceil(Number(e.slice(5,7))/3);return m.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function P(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function F(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}function I(e,t){let n=new Date(`${e}T00:00:00Z`);return n.setUTCMonth(n.getUTCMonth()+t),n.toISOString().slice(0,10)}var L=A(`
  query DataState($asOf: Date) {
    dataState(asOf: $asOf) {
      lastDay
      origins {
        origin
        records
      }
    }
  }
`),R=r(null);function z({children:e}){let t=y().params.get(`asOf`),n=ee(L,{asOf:t!==null&&F(t)?t:null}),r=n.failure?{failure:n.failure,retry:n.retry}:null;return a(R.Provider,{value:n},a(te.Provider,{value:r},e))}function B(){let{params:e,change:t}=y(),n=d(R)?.data?.dataState.lastDay,r=e.get(`asOf`);return{day:r??n,latest:n,chosen:r!==null,valid:r===null||F(r),choose:e=>t({asOf:e})}}function V(){return d(R)?.data?.dataState.origins}function H(){return f(p,{title:c(`页面打不开`,`The page cannot be shown`),children:f(`div`,{class:`panel failed`,role:`alert`,children:[f(`p`,{children:c(`页面没有加载完整：网络可能中断，或服务器刚刚升级。重新加载后仍然如此的，请联系管理员。`,`The page did not load as a whole: the network may have failed, or the server has just been upgraded. If loading it again does not help, tell those who run the server.`)}),f(`button`,{type:`button`,onClick:()=>location.reload(),children:c(`重新加载`,`Load it again`)})]})})}var U=`jiedui.theme`,W=matchMedia(`(prefers-color-scheme: dark)`);function G(){let e=g(U);return e===`light`||e===`dark`?e:null}var K=e(G()??(W.matches?`dark`:`light`));W.addEventListener(`change`,()=>{K.value=G()??(W.matches?`dark`:`light`)});var q=e(null);o(()=>{document.documentElement.dataset.theme=q.value??K.value});function le(e){K.value=e,s(U,e)}function ue(){let{day:e,latest:t,chosen:n,valid:r,choose:i}=B();return f(`div`,{class:`as-of`,children:[f(`label`,{for:`as-of`,children:c(`截至`,`As of`)}),f(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>i(e.currentTarget.value||null)}),n&&e!==t&&f(`button`,{type:`button`,class:`quiet`,onClick:()=>i(null),title:t,children:c(`最新`,`Latest`)})]})}var de=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function fe(){let{path:e}=b(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return f(`header`,{class:`header no-print`,children:[f(`a`,{class:`skip`,href:`#main`,onClick:J,children:c(`跳到内容`,`Skip to the content`)}),f(`a`,{class:`brand`,href:x(`/`),children:c(`结对`,`jiedui`)}),f(`nav`,{"aria-label":c(`主导航`,`Main`),children:f(`ul`,{class:`plain-list`,children:de.map(e=>f(`li`,{children:f(`a`,{href:x(e.path),"aria-current":t(e.path)?`page`:void 0,children:c(e.zh,e.en)})},e.path))})}),f(`div`,{class:`settings`,children:[f(ue,{}),f(pe,{}),f(me,{})]})]})}function J(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function pe(){let e=m.value===`zh`;return f(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>l(e?`en`:`zh`),children:e?`English`:`中文`})}function me(){let e=K.value===`dark`,t=e?c(`浅色`,`Light`):c(`深色`,`Dark`);return f(`button`,{type:`button`,class:`quiet`,onClick:()=>le(e?`light`:`dark`),children:t})}var Y={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function X(){let e=new Map(V()?.map(({origin:e,records:t})=>[e,t])),t=[...e.values()].reduce((e,t)=>e+t,0);return f(`aside`,{class:`origin-band ${e.has(`DEMO`)?`made-up`:``}`,"aria-label":c(`数据来源`,`Where the data are from`),children:t>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(n=>f(`span`,{children:[c(Y[n].zh,Y[n].en),` `,he(e.get(n)??0,t)]},n))})}function he(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}function Z(){return f(p,{title:c(`没有这个页面`,`There is no such page`),children:[f(`p`,{children:c(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),f(`p`,{children:f(`a`,{href:x(`/`),children:c(`回到总览`,`Go to the overview`)})})]})}function Q(e){return ie(()=>e().catch(()=>H))}var ge=Q(()=>O(()=>import(`./overview-KyEHpGrG.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]))),_e=Q(()=>O(()=>import(`./explore-Cz-bRTPN.js`),__vite__mapDeps([19,3,1,20,21,22,12,23,4,24,25,26,14,15,13,7,8,27,28]))),ve=Q(()=>O(()=>import(`./data-index-DYYFaJNZ.js`),__vite__mapDeps([29,1,22,12,13,4,7,8,3,26,28]))),ye=Q(()=>O(()=>import(`./data-CZXNYoF3.js`),__vite__mapDeps([30,1,22,12,23,4,24,3,20,21,25,26,7,8,31,13,28]))),be=Q(()=>O(()=>import(`./county-CixBMB8y.js`),__vite__mapDeps([32,33,1,22,12,4,13,7,8,3,31,24,34,28,20,21,35,36]))),xe=Q(()=>O(()=>import(`./record-Bst2z9kg.js`),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Se=Q(()=>O(()=>import(`./record-Bst2z9kg.js`).then(e=>e.Province),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Ce=Q(()=>O(()=>import(`./record-Bst2z9kg.js`).then(e=>e.Pairing),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),we=Q(()=>O(()=>import(`./record-Bst2z9kg.js`).then(e=>e.Enterprise),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Te=Q(()=>O(()=>import(`./record-Bst2z9kg.js`).then(e=>e.Project),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Ee=Q(()=>O(()=>import(`./record-Bst2z9kg.js`).then(e=>e.Park),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),De=Q(()=>O(()=>import(`./reconciliation-BbRAc4eQ.js`),__vite__mapDeps([38,35,1,5,6,7,8,9,10,11,4,3,39]))),Oe=Q(()=>O(()=>import(`./quality-DZP66ZaW.js`),__vite__mapDeps([40,1,7,8,16,17,9,10,3,35,5,6,41]))),ke=Q(()=>O(()=>import(`./screen-BGlmvaQa.js`),__vite__mapDeps([42,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,22,43]))),Ae=Q(()=>O(()=>import(`./templates-DhN99egU.js`),__vite__mapDeps([44,22,12,1,7,8,16,17,9,10,45]))),je=Q(()=>O(()=>import(`./assessment-B__SbZdk.js`),__vite__mapDeps([46,1,4,5,6,7,8,9,10,11,3,47])));function $(){return f(re,{children:[f(v,{path:`/`,component:ge}),f(v,{path:`/explore`,component:_e}),f(v,{path:`/data`,component:ve}),f(v,{path:`/data/:kind`,component:ye}),f(v,{path:`/provinces/:code`,component:Se}),f(v,{path:`/counties/:code`,component:be}),f(v,{path:`/pairings/:id`,component:Ce}),f(v,{path:`/enterprises/:uscc`,component:we}),f(v,{path:`/projects/:number`,component:Te}),f(v,{path:`/parks/:id`,component:Ee}),f(v,{path:`/records/:entity/:id`,component:xe}),f(v,{path:`/reconciliation`,component:De}),f(v,{path:`/quality`,component:Oe}),f(v,{path:`/assessment`,component:je}),f(v,{path:`/screen`,component:ke}),f(v,{path:`/templates`,component:Ae}),f(v,{default:!0,component:Z})]})}var Me=/^\/(?!graphiql|templates\/|templates\.json|graphql|export|schema\.graphql|model\.json|config\.json)/;function Ne(){let[e,n]=t(!1);return f(ne,{scope:Me,children:f(ae,{onError:e=>{console.error(e),n(!0)},children:e?f(H,{}):f(z,{children:f(Pe,{})})})})}function Pe(){let{path:e}=b();return e===`/screen`?f($,{}):f(n,{children:[f(fe,{}),f(X,{}),f($,{})]})}i(f(Ne,{}),document.getElementById(`app`));export{B as a,I as c,A as d,O as f,K as i,N as l,X as n,j as o,q as r,P as s,Z as t,M as u};