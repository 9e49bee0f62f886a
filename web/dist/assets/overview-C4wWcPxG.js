import{i as e,n as t,o as n,r,s as i,v as a}from"./index-z9VqXOgH.js";import{a as o,o as s,r as c}from"./panels-U8tDF7hU.js";var l=n(`
  query Overview($asOf: Date) {
    summary(asOf: $asOf) {
      asOf
      pairings
      paidIn
    }
  }
`);function u(){let{day:n}=e(),u=i(l,n===void 0?null:{asOf:n});return r(t,{title:a(`总览`,`Overview`),children:r(c,{answer:u,height:64,children:({summary:e})=>r(`p`,{children:[r(s,{yuan:e.paidIn}),` `,r(o,{of:e.pairings})]})})})}export{u as default};