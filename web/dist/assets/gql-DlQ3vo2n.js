import{t as e}from"./defineProperty-BbfpZ9Tg.js";var t=class extends String{constructor(t,n){super(t),e(this,`__apiType`,void 0),e(this,`value`,void 0),e(this,`__meta__`,void 0),this.value=t,this.__meta__=n}toString(){return this.value}},n={"\n  query DataState($asOf: Date) {\n    dataState(asOf: $asOf) {\n      lastDay\n      origins {\n        origin\n        records\n      }\n    }\n  }\n":new t(`
    query DataState($asOf: Date) {
  dataState(asOf: $asOf) {
    lastDay
    origins {
      origin
      records
    }
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          id\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query OverviewFigures($days: [Date!]!, $east: String, $west: String) {\n    summaries(days: $days, province: $west, supportingProvince: $east) {\n      paidIn\n      guidedEnterprises\n      coBuiltParks\n      keyCounties\n      supportedKeyCounties\n      pairings\n      workers {\n        workers\n        change\n      }\n      consumption {\n        amount\n      }\n      linkingFunds {\n        amount\n      }\n      industryShare\n      easternFunds\n      fundsInPlace\n      linkedEnterprises\n      officials\n      professionals\n      riskEliminatedShare\n      longestDaysToIdentify\n    }\n  }\n":new t(`
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
    `),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new t(`
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
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new t(`
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
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query Briefing($code: String!, $asOf: Date!) {\n    county(code: $code) {\n      id\n      name\n      nameEn\n      designationSourceURL\n      province {\n        name\n        nameEn\n        code\n      }\n      prefecture {\n        name\n        nameEn\n      }\n      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {\n        edges {\n          node {\n            id\n            status\n            startedOn\n            startedOnPrecision\n            endedOn\n            sourceURL\n            supporter {\n              code\n              name\n              nameEn\n              province {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            name\n            registrationNumber\n            committed\n            paidIn\n            status\n            enterprise {\n              name\n            }\n          }\n        }\n      }\n      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            area\n            status\n            openedOn\n          }\n        }\n      }\n      talentTeams(\n        first: 4\n        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }\n        orderBy: [{ field: MEMBERS, direction: DESC }]\n      ) {\n        totalCount\n        edges {\n          node {\n            id\n            kind\n            members\n            startedOn\n          }\n        }\n      }\n      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {\n        edges {\n          node {\n            id\n            month\n            monitoredHouseholds\n            riskEliminatedHouseholds\n            medianDaysToIdentify\n          }\n        }\n      }\n    }\n    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        enterprises: countDistinct(of: ENTERPRISE)\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        industryAmount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            source\n          }\n          amount {\n            sum\n          }\n          industryAmount {\n            sum\n          }\n        }\n      }\n    }\n    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {\n      totals {\n        workers {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            channel\n          }\n          workers {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {\n    capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        count\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          count\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {\n    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {\n      edges {\n        node {\n          score\n          areas {\n            items {\n              target\n              actual\n              completion\n              rank\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new t(`
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
    `),"\n  query Me {\n    me {\n      id\n      name\n      role\n      provinces {\n        edges {\n          node {\n            id\n            name\n            nameEn\n          }\n        }\n      }\n      prefectures {\n        edges {\n          node {\n            id\n            name\n            nameEn\n            province {\n              id\n            }\n          }\n        }\n      }\n      counties {\n        edges {\n          node {\n            id\n            name\n            nameEn\n            province {\n              id\n            }\n          }\n        }\n      }\n      todo {\n        task\n        entity\n        count\n        oldest\n      }\n    }\n  }\n":new t(`
    query Me {
  me {
    id
    name
    role
    provinces {
      edges {
        node {
          id
          name
          nameEn
        }
      }
    }
    prefectures {
      edges {
        node {
          id
          name
          nameEn
          province {
            id
          }
        }
      }
    }
    counties {
      edges {
        node {
          id
          name
          nameEn
          province {
            id
          }
        }
      }
    }
    todo {
      task
      entity
      count
      oldest
    }
  }
}
    `),"\n  query WaitsForMe($ids: [ID!]!) {\n    reviewQueue(where: { ids: $ids }, first: 200) {\n      edges {\n        task\n        node {\n          id\n          version\n          reviewReason\n        }\n      }\n    }\n  }\n":new t(`
    query WaitsForMe($ids: [ID!]!) {
  reviewQueue(where: {ids: $ids}, first: 200) {
    edges {
      task
      node {
        id
        version
        reviewReason
      }
    }
  }
}
    `),"\n  query MyReports {\n    me {\n      id\n      missingReports {\n        month\n        employment\n        monitoring\n        county {\n          id\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new t(`
    query MyReports {
  me {
    id
    missingReports {
      month
      employment
      monitoring
      county {
        id
        code
        name
        nameEn
      }
    }
  }
}
    `),"\n  query MyPeriods($provinces: [ID!]!, $year: Int!) {\n    provinces(first: 40, where: { idIn: $provinces, hasCountiesWith: { designation: KEY } }) {\n      edges {\n        node {\n          id\n          name\n          nameEn\n          reviewPeriods(first: 10, where: { yearGTE: $year }, orderBy: [{ field: YEAR, direction: DESC }]) {\n            edges {\n              node {\n                id\n                year\n                status\n                reason\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new t(`
    query MyPeriods($provinces: [ID!]!, $year: Int!) {
  provinces(
    first: 40
    where: {idIn: $provinces, hasCountiesWith: {designation: KEY}}
  ) {
    edges {
      node {
        id
        name
        nameEn
        reviewPeriods(
          first: 10
          where: {yearGTE: $year}
          orderBy: [{field: YEAR, direction: DESC}]
        ) {
          edges {
            node {
              id
              year
              status
              reason
            }
          }
        }
      }
    }
  }
}
    `)};function r(e){return n[e]??{}}export{r as t};