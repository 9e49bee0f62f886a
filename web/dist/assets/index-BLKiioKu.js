const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-DGjrK6jf.js","assets/page-DoOi5yXt.js","assets/overview-DHaTCh8x.js","assets/url-D42Bj6oT.js","assets/number-tSsa6C0q.js","assets/choice-D7LJW66h.js","assets/choice-DHqAaBi6.css","assets/panels-DAPzK2Uu.js","assets/panels-DX4uR94M.css","assets/table-scroll-C8RuA-M3.js","assets/table-scroll-BnS009fU.css","assets/unit-BiVDccQe.js","assets/use-json-CAxnidyJ.js","assets/number--dUltv7-.js","assets/chart-D-gU52t1.js","assets/chart-3sZoLFhU.css","assets/section-Bb9-BNGc.js","assets/section-C63PCMqO.css","assets/overview-gdWM9N6P.css","assets/explore-C6O9WcHq.js","assets/take-away-DjPZKJ9f.js","assets/take-away-C2c6uEiB.css","assets/model-De2Scava.js","assets/workbench-D5vXFRcY.js","assets/record-C_c2n9Ue.js","assets/workbench-C1ngDkLE.css","assets/workbench-C-w6v8Ig.css","assets/explore-Czj6VGzB.css","assets/rooms-LqCZ-Vyb.css","assets/data-index-CDapyMJY.js","assets/data-ChrDdR0K.js","assets/value-D8uZAKqt.js","assets/county-BuSd8SER.js","assets/record-page-sju55YWI.js","assets/record-page-CTjpvR6F.css","assets/nodes-mmDI86VZ.js","assets/county-BaavJ9Ci.css","assets/record-pSWZZKQX.js","assets/reconciliation-C-W-vAzq.js","assets/reconciliation-C4hBIS8f.css","assets/quality-AtxALsRm.js","assets/quality-BxCl9iX_.css","assets/screen-BZbpmdUg.js","assets/screen-Btn_GGH2.css","assets/templates-BiMZu9fP.js","assets/templates-CXJapI-N.css","assets/assessment-CP8mpZMz.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
import{B as e,C as t,F as n,I as r,M as i,O as a,R as o,T as s,_ as ee,b as c,g as l,h as u,n as d,o as te,r as ne,t as f,v as p,w as m,y as h,z as g}from"./page-DoOi5yXt.js";/* empty css             */import{a as _,i as re,o as ie,r as v,s as y,t as b}from"./url-D42Bj6oT.js";var x=e.__b;e.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),x&&x(e)};function ae(e){let t,n,r=()=>e().then(e=>n=e&&e.default||e),i=e=>{let[,i]=a(0),o=s(n);if(t||=r(),n!==void 0)return g(n,e);throw o.current||=t.then(()=>i(1)),t};return i.preload=()=>(t||=r(),t),i._forwarded=!0,i}var S=e.__e;e.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}S&&S(e,t,n)};function C(e){return this.__c=w,this.componentDidCatch=e.onError,e.children}function w(e){e.then(()=>this.forceUpdate())}var T=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),E=function(e){return`/`+e},D={},oe=function(e){return e.pathname.endsWith(`.css`)},se=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},O=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=E(t,n);let r=s(t),i=oe(r);return se(D,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:T,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},k=class extends String{constructor(e,t){super(e),u(this,`__apiType`,void 0),u(this,`value`,void 0),u(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}},ce={"\n  query DataState($asOf: Date) {\n    dataState(asOf: $asOf) {\n      lastDay\n      origins {\n        origin\n        records\n      }\n    }\n  }\n":new k(`
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
    `)};function A(e){return ce[e]??{}}function j(e){let[t,n,r]=e.split(`-`).map(Number);return p.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function M(e){return e.slice(0,7)}function N(e){let t=Math.ceil(Number(e.slice(5,7))/3);return p.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function P(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function F(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}function I(e,t){let n=new Date(`${e}T00:00:00Z`);return n.setUTCMonth(n.getUTCMonth()+t),n.toISOString().slice(0,10)}var L=A(`
  query DataState($asOf: Date) {
    dataState(asOf: $asOf) {
      lastDay
      origins {
        origin
        records
      }
    }
  }
`),R=o(null);function z({children:e}){let t=v().params.get(`asOf`),n=te(L,{asOf:t!==null&&F(t)?t:null}),r=n.failure?{failure:n.failure,retry:n.retry}:null;return g(R.Provider,{value:n},g(ne.Provider,{value:r},e))}function B(){let{params:e,change:t}=v(),n=i(R)?.data?.dataState.lastDay,r=e.get(`asOf`);return{day:r??n,latest:n,chosen:r!==null,valid:r===null||F(r),choose:e=>t({asOf:e})}}function V(){return i(R)?.data?.dataState.origins}function H(){return d(f,{title:c(`页面打不开`,`The page cannot be shown`),children:d(`div`,{class:`panel failed`,role:`alert`,children:[d(`p`,{children:c(`页面没有加载完整：网络可能中断，或服务器刚刚升级。重新加载后仍然如此的，请联系管理员。`,`The page did not load as a whole: the network may have failed, or the server has just been upgraded. If loading it again does not help, tell those who run the server.`)}),d(`button`,{type:`button`,onClick:()=>location.reload(),children:c(`重新加载`,`Load it again`)})]})})}var U=`jiedui.theme`,W=matchMedia(`(prefers-color-scheme: dark)`);function G(){let e=h(U);return e===`light`||e===`dark`?e:null}var K=m(G()??(W.matches?`dark`:`light`));W.addEventListener(`change`,()=>{K.value=G()??(W.matches?`dark`:`light`)});var q=m(null);t(()=>{document.documentElement.dataset.theme=q.value??K.value});function J(e){K.value=e,ee(U,e)}function le(){let{day:e,latest:t,chosen:n,valid:r,choose:i}=B();return d(`div`,{class:`as-of`,children:[d(`label`,{for:`as-of`,children:c(`截至`,`As of`)}),d(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>i(e.currentTarget.value||null)}),n&&e!==t&&d(`button`,{type:`button`,class:`quiet`,onClick:()=>i(null),title:t,children:c(`最新`,`Latest`)})]})}var ue=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function de(){let{path:e}=y(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return d(`header`,{class:`header no-print`,children:[d(`a`,{class:`skip`,href:`#main`,onClick:fe,children:c(`跳到内容`,`Skip to the content`)}),d(`a`,{class:`brand`,href:b(`/`),children:c(`结对`,`jiedui`)}),d(`nav`,{"aria-label":c(`主导航`,`Main`),children:d(`ul`,{class:`plain-list`,children:ue.map(e=>d(`li`,{children:d(`a`,{href:b(e.path),"aria-current":t(e.path)?`page`:void 0,children:c(e.zh,e.en)})},e.path))})}),d(`div`,{class:`settings`,children:[d(le,{}),d(pe,{}),d(me,{})]})]})}function fe(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function pe(){let e=p.value===`zh`;return d(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>l(e?`en`:`zh`),children:e?`English`:`中文`})}function me(){let e=K.value===`dark`,t=e?c(`浅色`,`Light`):c(`深色`,`Dark`);return d(`button`,{type:`button`,class:`quiet`,onClick:()=>J(e?`light`:`dark`),children:t})}var Y={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function X(){let e=new Map(V()?.map(({origin:e,records:t})=>[e,t])),t=[...e.values()].reduce((e,t)=>e+t,0);return d(`aside`,{class:`origin-band ${e.has(`DEMO`)?`made-up`:``}`,"aria-label":c(`数据来源`,`Where the data are from`),children:t>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(n=>d(`span`,{children:[c(Y[n].zh,Y[n].en),` `,he(e.get(n)??0,t)]},n))})}function he(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}function Z(){return d(f,{title:c(`没有这个页面`,`There is no such page`),children:[d(`p`,{children:c(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),d(`p`,{children:d(`a`,{href:b(`/`),children:c(`回到总览`,`Go to the overview`)})})]})}function Q(e){return ae(()=>e().catch(()=>H))}var ge=Q(()=>O(()=>import(`./overview-DGjrK6jf.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18]))),_e=Q(()=>O(()=>import(`./explore-C6O9WcHq.js`),__vite__mapDeps([19,3,1,20,21,22,12,23,4,24,25,26,14,15,13,7,8,27,28]))),ve=Q(()=>O(()=>import(`./data-index-CDapyMJY.js`),__vite__mapDeps([29,1,22,12,13,4,7,8,3,26,28]))),ye=Q(()=>O(()=>import(`./data-ChrDdR0K.js`),__vite__mapDeps([30,1,22,12,23,4,24,3,20,21,25,26,7,8,31,13,28]))),be=Q(()=>O(()=>import(`./county-BuSd8SER.js`),__vite__mapDeps([32,33,1,22,12,4,13,7,8,3,31,24,34,28,20,21,35,36]))),xe=Q(()=>O(()=>import(`./record-pSWZZKQX.js`),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Se=Q(()=>O(()=>import(`./record-pSWZZKQX.js`).then(e=>e.Province),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Ce=Q(()=>O(()=>import(`./record-pSWZZKQX.js`).then(e=>e.Pairing),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),we=Q(()=>O(()=>import(`./record-pSWZZKQX.js`).then(e=>e.Enterprise),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Te=Q(()=>O(()=>import(`./record-pSWZZKQX.js`).then(e=>e.Project),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),Ee=Q(()=>O(()=>import(`./record-pSWZZKQX.js`).then(e=>e.Park),__vite__mapDeps([37,33,1,22,12,4,13,7,8,3,31,24,34,28]))),De=Q(()=>O(()=>import(`./reconciliation-C-W-vAzq.js`),__vite__mapDeps([38,35,1,5,6,7,8,9,10,11,4,3,39]))),Oe=Q(()=>O(()=>import(`./quality-AtxALsRm.js`),__vite__mapDeps([40,1,7,8,16,17,9,10,3,35,5,6,41]))),ke=Q(()=>O(()=>import(`./screen-BZbpmdUg.js`),__vite__mapDeps([42,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,22,43]))),Ae=Q(()=>O(()=>import(`./templates-BiMZu9fP.js`),__vite__mapDeps([44,22,12,1,7,8,16,17,9,10,45]))),je=Q(()=>O(()=>import(`./assessment-CP8mpZMz.js`),__vite__mapDeps([46,1,4,5,6,7,8,9,10,11,3,47])));function $(){return d(ie,{children:[d(_,{path:`/`,component:ge}),d(_,{path:`/explore`,component:_e}),d(_,{path:`/data`,component:ve}),d(_,{path:`/data/:kind`,component:ye}),d(_,{path:`/provinces/:code`,component:Se}),d(_,{path:`/counties/:code`,component:be}),d(_,{path:`/pairings/:id`,component:Ce}),d(_,{path:`/enterprises/:uscc`,component:we}),d(_,{path:`/projects/:number`,component:Te}),d(_,{path:`/parks/:id`,component:Ee}),d(_,{path:`/records/:entity/:id`,component:xe}),d(_,{path:`/reconciliation`,component:De}),d(_,{path:`/quality`,component:Oe}),d(_,{path:`/assessment`,component:je}),d(_,{path:`/screen`,component:ke}),d(_,{path:`/templates`,component:Ae}),d(_,{default:!0,component:Z})]})}var Me=/^\/(?!graphiql|templates\/|templates\.json|graphql|export|schema\.graphql|model\.json|config\.json)/;function Ne(){let[e,t]=a(!1);return d(re,{scope:Me,children:d(C,{onError:e=>{console.error(e),t(!0)},children:e?d(H,{}):d(z,{children:d(Pe,{})})})})}function Pe(){let{path:e}=y();return e===`/screen`?d($,{}):d(r,{children:[d(de,{}),d(X,{}),d($,{})]})}n(d(Ne,{}),document.getElementById(`app`));export{B as a,I as c,A as d,O as f,K as i,N as l,X as n,j as o,q as r,P as s,Z as t,M as u};