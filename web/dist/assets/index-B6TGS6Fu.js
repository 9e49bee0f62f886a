const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-BXK7J57A.js","assets/panels-B0hgKz9E.js","assets/panels-DX4uR94M.css","assets/number-CHTCAM1C.js","assets/chart-CUXA0QEP.js","assets/chart-3sZoLFhU.css","assets/number-dwZ5WopF.js","assets/section-bQpbTn-y.js","assets/section-C63PCMqO.css","assets/table-scroll-EuyyIJWD.js","assets/table-scroll-9a5sZ3my.css","assets/unit-Dit9e0b8.js","assets/overview-C5SwD4z4.css","assets/explore-CS1SrRVv.js","assets/take-away-bRul98F_.js","assets/take-away-C2c6uEiB.css","assets/rooms-DkUkLhZQ.js","assets/rooms-LqCZ-Vyb.css","assets/workbench-C8ZsiFJE.js","assets/record-CeAGKD6P.js","assets/workbench-C1ngDkLE.css","assets/workbench-C-w6v8Ig.css","assets/explore-Czj6VGzB.css","assets/data-index-DO-_Cd2Q.js","assets/data-B25AY3eP.js","assets/value-DWMgA31p.js","assets/county-BvxVwqtR.js","assets/record-page-xbt81F1z.js","assets/record-page-CTjpvR6F.css","assets/nodes-mmDI86VZ.js","assets/county-BaavJ9Ci.css","assets/record-DvGzRCcp.js","assets/reconciliation-Dhub_aJa.js","assets/reconciliation-BbQSG9jA.css","assets/quality-CJxDn9Ie.js","assets/quality-BxnxkGNc.css","assets/assessment-CkbgaNry.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
/* empty css             */var e,t,n,r,i,a,o,s,c,l,u,d,f,p,m,h,g={},_=[],v=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,y=Array.isArray;function b(e,t){for(var n in t)e[n]=t[n];return e}function ee(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function x(t,n,r){var i,a,o,s={};for(o in n)o==`key`?i=n[o]:o==`ref`?a=n[o]:s[o]=n[o];if(arguments.length>2&&(s.children=arguments.length>3?e.call(arguments,2):r),typeof t==`function`&&t.defaultProps!=null)for(o in t.defaultProps)s[o]===void 0&&(s[o]=t.defaultProps[o]);return S(t,s,i,a,null)}function S(e,r,i,a,o){var s={type:e,props:r,key:i,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:o??++n,__i:-1,__u:0};return o==null&&t.vnode!=null&&t.vnode(s),s}function C(e){return e.children}function w(e,t){this.props=e,this.context=t}function T(e,t){if(t==null)return e.__?T(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type==`function`?T(e):null}function E(e){if(e.__P&&e.__d){var n=e.__v,r=n.__e,i=[],a=[],o=b({},n);o.__v=n.__v+1,t.vnode&&t.vnode(o),se(e.__P,o,n,e.__n,e.__P.namespaceURI,32&n.__u?[r]:null,i,r??T(n),!!(32&n.__u),a),o.__v=n.__v,o.__.__k[o.__i]=o,le(i,o,a),n.__e=n.__=null,o.__e!=r&&D(o)}}function D(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),D(e)}function O(e){(!e.__d&&(e.__d=!0)&&i.push(e)&&!k.__r++||a!=t.debounceRendering)&&((a=t.debounceRendering)||o)(k)}function k(){try{for(var e,t=1;i.length;)i.length>t&&i.sort(s),e=i.shift(),t=i.length,E(e)}finally{i.length=k.__r=0}}function te(e,t,n,r,i,a,o,s,c,l,u){var d,f,p,m,h,v,y=r&&r.__k||_,b=t.length;for(c=ne(n,t,y,c,b),d=0;d<b;d++)(p=n.__k[d])!=null&&(f=p.__i!=-1&&y[p.__i]||g,p.__i=d,v=se(e,p,f,i,a,o,s,c,l,u),m=p.__e,p.ref&&f.ref!=p.ref&&(f.ref&&fe(f.ref,null,p),u.push(p.ref,p.__c||m,p)),h==null&&m!=null&&(h=m),4&p.__u?(c=A(p,c,e),f.__e&&(f.__e=null)):typeof p.type==`function`&&v!==void 0?c=v:m&&(c=m.nextSibling),p.__u&=-7);return n.__e=h,c}function ne(e,t,n,r,i){var a,o,s,c,l,u=n.length,d=u,f=0;for(e.__k=Array(i),a=0;a<i;a++)(o=t[a])!=null&&typeof o!=`boolean`&&typeof o!=`function`?(typeof o==`string`||typeof o==`number`||typeof o==`bigint`||o.constructor==String?o=e.__k[a]=S(null,o,null,null,null):y(o)?o=e.__k[a]=S(C,{children:o},null,null,null):o.constructor===void 0&&o.__b>0?o=e.__k[a]=S(o.type,o.props,o.key,o.ref?o.ref:null,o.__v):e.__k[a]=o,c=a+f,o.__=e,o.__b=e.__b+1,s=null,(l=o.__i=j(o,n,c,d))!=-1&&(d--,(s=n[l])&&(s.__u|=2)),s==null||s.__v==null?(l==-1&&(i>u?f--:i<u&&f++),typeof o.type!=`function`&&(o.__u|=4)):l!=c&&(l==c-1?f--:l==c+1?f++:(l>c?f--:f++,o.__u|=4))):e.__k[a]=null;if(d)for(a=0;a<u;a++)(s=n[a])!=null&&!(2&s.__u)&&(s.__e==r&&(r=T(s)),pe(s,s));return r}function A(e,t,n){var r,i;if(typeof e.type==`function`){for(r=e.__k,i=0;r&&i<r.length;i++)r[i]&&(r[i].__=e,t=A(r[i],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=T(e)),t=n.insertBefore(e.__e,t||null));do t&&=t.nextSibling;while(t!=null&&t.nodeType==8);return t}function re(e,t){return t||=[],e==null||typeof e==`boolean`||(y(e)?e.some(function(e){re(e,t)}):t.push(e)),t}function j(e,t,n,r){var i,a,o,s=e.key,c=e.type,l=t[n],u=l!=null&&!(2&l.__u);if(l===null&&s==null||u&&s==l.key&&c==l.type)return n;if(r>+!!u){for(i=n-1,a=n+1;i>=0||a<t.length;)if((l=t[o=i>=0?i--:a++])!=null&&!(2&l.__u)&&s==l.key&&c==l.type)return o}return-1}function ie(e,t,n){t[0]==`-`?e.setProperty(t,n??``):e[t]=n==null?``:typeof n!=`number`||v.test(t)?n:n+`px`}function ae(e,t,n,r,i){var a,o;n:if(t==`style`){if(typeof n==`string`)e.style.cssText=n;else{if(typeof r==`string`&&(e.style.cssText=r=``),r)for(t in r)n&&t in n||ie(e.style,t,``);if(n)for(t in n)r&&n[t]==r[t]||ie(e.style,t,n[t])}}else if(t[0]==`o`&&t[1]==`n`)a=t!=(t=t.replace(d,`$1`)),o=t.toLowerCase(),t=o in e||t==`onFocusOut`||t==`onFocusIn`?o.slice(2):t.slice(2),e.l||={},e.l[t+a]=n,n?r?n[u]=r[u]:(n[u]=f,e.addEventListener(t,a?m:p,a)):e.removeEventListener(t,a?m:p,a);else{if(i==`http://www.w3.org/2000/svg`)t=t.replace(/xlink(H|:h)/,`h`).replace(/sName$/,`s`);else if(t!=`width`&&t!=`height`&&t!=`href`&&t!=`list`&&t!=`form`&&t!=`tabIndex`&&t!=`download`&&t!=`rowSpan`&&t!=`colSpan`&&t!=`role`&&t!=`popover`&&t in e)try{e[t]=n??``;break n}catch{}typeof n==`function`||(n==null||!1===n&&t[4]!=`-`?e.removeAttribute(t):e.setAttribute(t,t==`popover`&&n==1?``:n))}}function oe(e){return function(n){if(this.l){var r=this.l[n.type+e];if(n[l]==null)n[l]=f++;else if(n[l]<r[u])return;return r(t.event?t.event(n):n)}}}function se(e,n,r,i,a,o,s,c,l,u){var d,f,p,m,h,g,v,x,S,E,D,O,k,ne,A,re,j=n.type;if(n.constructor!==void 0)return null;128&r.__u&&(l=!!(32&r.__u),o=[c=n.__e=r.__e]),(d=t.__b)&&d(n);n:if(typeof j==`function`){f=s.length;try{if(S=n.props,E=j.prototype&&j.prototype.render,D=(d=j.contextType)&&i[d.__c],O=d?D?D.props.value:d.__:i,r.__c?x=(p=n.__c=r.__c).__=p.__E:(E?n.__c=p=new j(S,O):(n.__c=p=new w(S,O),p.constructor=j,p.render=me),D&&D.sub(p),p.state||(p.state={}),p.__n=i,m=p.__d=!0,p.__h=[],p._sb=[]),E&&p.__s==null&&(p.__s=p.state),E&&j.getDerivedStateFromProps!=null&&(p.__s==p.state&&(p.__s=b({},p.__s)),b(p.__s,j.getDerivedStateFromProps(S,p.__s))),h=p.props,g=p.state,p.__v=n,m)E&&j.getDerivedStateFromProps==null&&p.componentWillMount!=null&&p.componentWillMount(),E&&p.componentDidMount!=null&&p.__h.push(p.componentDidMount);else{if(E&&j.getDerivedStateFromProps==null&&S!==h&&p.componentWillReceiveProps!=null&&p.componentWillReceiveProps(S,O),n.__v==r.__v||!p.__e&&p.shouldComponentUpdate!=null&&!1===p.shouldComponentUpdate(S,p.__s,O)){n.__v!=r.__v&&(p.props=S,p.state=p.__s,p.__d=!1),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),_.push.apply(p.__h,p._sb),p._sb=[],p.__h.length&&s.push(p),c=T(r);break n}p.componentWillUpdate!=null&&p.componentWillUpdate(S,p.__s,O),E&&p.componentDidUpdate!=null&&p.__h.push(function(){p.componentDidUpdate(h,g,v)})}if(p.context=O,p.props=S,p.__P=e,p.__e=!1,k=t.__r,ne=0,E)p.state=p.__s,p.__d=!1,k&&k(n),d=p.render(p.props,p.state,p.context),_.push.apply(p.__h,p._sb),p._sb=[];else do p.__d=!1,k&&k(n),d=p.render(p.props,p.state,p.context),p.state=p.__s;while(p.__d&&++ne<25);p.state=p.__s,p.getChildContext!=null&&(i=b(b({},i),p.getChildContext())),E&&!m&&p.getSnapshotBeforeUpdate!=null&&(v=p.getSnapshotBeforeUpdate(h,g)),A=d!=null&&d.type===C&&d.key==null?ue(d.props.children):d,c=te(e,y(A)?A:[A],n,r,i,a,o,s,c,l,u),p.base=n.__e,n.__u&=-161,p.__h.length&&s.push(p),x&&(p.__E=p.__=null)}catch(e){if(s.length=f,n.__v=null,l||o!=null){if(e.then){for(n.__u|=l?160:128;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;o!=null&&(o[o.indexOf(c)]=null),n.__e=c}else if(o!=null)for(re=o.length;re--;)ee(o[re])}else n.__e=r.__e;n.__k??=r.__k||[],e.then||ce(n),t.__e(e,n,r)}}else o==null&&n.__v==r.__v?(n.__k=r.__k,n.__e=r.__e):c=n.__e=de(r.__e,n,r,i,a,o,s,l,u);return(d=t.diffed)&&d(n),128&n.__u?void 0:c}function ce(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(ce))}function le(e,n,r){for(var i=0;i<r.length;i++)fe(r[i],r[++i],r[++i]);t.__c&&t.__c(n,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(e){e.call(n)})}catch(e){t.__e(e,n.__v)}})}function ue(e){return typeof e!=`object`||!e||e.__b>0?e:y(e)?e.map(ue):e.constructor===void 0?b({},e):null}function de(n,r,i,a,o,s,c,l,u){var d,f,p,m,h,_,v,b=i.props||g,x=r.props,S=r.type;if(S==`svg`?o=`http://www.w3.org/2000/svg`:S==`math`?o=`http://www.w3.org/1998/Math/MathML`:o||=`http://www.w3.org/1999/xhtml`,s!=null){for(d=0;d<s.length;d++)if((h=s[d])&&`setAttribute`in h==!!S&&(S?h.localName==S:h.nodeType==3)){n=h,s[d]=null;break}}if(n==null){if(S==null)return document.createTextNode(x);n=document.createElementNS(o,S,x.is&&x),l&&=(t.__m&&t.__m(r,s),!1),s=null}if(S==null)b===x||l&&n.data==x||(n.data=x);else{if(s=S==`textarea`&&x.defaultValue!=null?null:s&&e.call(n.childNodes),!l&&s!=null)for(b={},d=0;d<n.attributes.length;d++)b[(h=n.attributes[d]).name]=h.value;for(d in b)h=b[d],d==`dangerouslySetInnerHTML`?p=h:d==`children`||d in x||d==`value`&&`defaultValue`in x||d==`checked`&&`defaultChecked`in x||ae(n,d,null,h,o);for(d in x)h=x[d],d==`children`?m=h:d==`dangerouslySetInnerHTML`?f=h:d==`value`?_=h:d==`checked`?v=h:l&&typeof h!=`function`||b[d]===h||ae(n,d,h,b[d],o);if(f)l||p&&(f.__html==p.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),r.__k=[];else if(p&&(n.innerHTML=``),te(r.type==`template`?n.content:n,y(m)?m:[m],r,i,a,S==`foreignObject`?`http://www.w3.org/1999/xhtml`:o,s,c,s?s[0]:i.__k&&T(i,0),l,u),s!=null)for(d=s.length;d--;)ee(s[d]);l&&S!=`textarea`||(d=`value`,S==`progress`&&_==null?n.removeAttribute(`value`):_!=null&&(_!==n[d]||S==`progress`&&!_||S==`option`&&_!=b[d])&&ae(n,d,_,b[d],o),d=`checked`,v!=null&&v!=n[d]&&ae(n,d,v,b[d],o))}return n}function fe(e,n,r){try{if(typeof e==`function`){var i=typeof e.__u==`function`;i&&e.__u(),i&&n==null||(e.__u=e(n))}else e.current=n}catch(e){t.__e(e,r)}}function pe(e,n,r){var i,a;if(t.unmount&&t.unmount(e),(i=e.ref)&&(i.current&&i.current!=e.__e||fe(i,null,n)),(i=e.__c)!=null){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(e){t.__e(e,n)}i.base=i.__P=i.__n=null}if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&pe(i[a],n,r||typeof e.type!=`function`);r||ee(e.__e),e.__c=e.__=e.__e=void 0}function me(e,t,n){return this.constructor(e,n)}function he(n,r,i){var a,o,s,c;r==document&&(r=document.documentElement),t.__&&t.__(n,r),o=(a=typeof i==`function`)?null:i&&i.__k||r.__k,s=[],c=[],se(r,n=(!a&&i||r).__k=x(C,null,[n]),o||g,g,r.namespaceURI,!a&&i?[i]:o?null:r.firstChild?e.call(r.childNodes):null,s,!a&&i?i:o?o.__e:r.firstChild,a,c),le(s,n,c),n.props.children=null}function ge(t,n,r){var i,a,o,s,c=b({},t.props);for(o in t.type&&t.type.defaultProps&&(s=t.type.defaultProps),n)o==`key`?i=n[o]:o==`ref`?a=n[o]:c[o]=n[o]===void 0&&s!=null?s[o]:n[o];return arguments.length>2&&(c.children=arguments.length>3?e.call(arguments,2):r),S(t.type,c,i||t.key,a||t.ref,null)}function _e(e){function t(e){var n,r;return this.getChildContext||(n=new Set,(r={})[t.__c]=this,this.getChildContext=function(){return r},this.componentWillUnmount=function(){n=null},this.shouldComponentUpdate=function(e){this.props.value!=e.value&&n.forEach(function(e){e.__e=!0,O(e)})},this.sub=function(e){n.add(e);var t=e.componentWillUnmount;e.componentWillUnmount=function(){n&&n.delete(e),t&&t.call(e)}}),e.children}return t.__c=`__cC`+h++,t.__=e,t.Provider=t.__l=(t.Consumer=function(e,t){return e.children(t)}).contextType=t,t}e=_.slice,t={__e:function(e,t,n,r){for(var i,a,o;t=t.__;)if((i=t.__c)&&!i.__)try{if((a=i.constructor)&&a.getDerivedStateFromError!=null&&(i.setState(a.getDerivedStateFromError(e)),o=i.__d),i.componentDidCatch!=null&&(i.componentDidCatch(e,r||{}),o=i.__d),o)return i.__E=i}catch(t){e=t}throw e}},n=0,r=function(e){return e!=null&&e.constructor===void 0},w.prototype.setState=function(e,t){var n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=b({},this.state);typeof e==`function`&&(e=e(b({},n),this.props)),e&&b(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),O(this))},w.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),O(this))},w.prototype.render=C,i=[],o=typeof Promise==`function`?Promise.prototype.then.bind(Promise.resolve()):setTimeout,s=function(e,t){return e.__v.__b-t.__v.__b},k.__r=0,c=Math.random().toString(8),l=`__d`+c,u=`__a`+c,d=/(PointerCapture)$|Capture$/i,f=0,p=oe(!1),m=oe(!0),h=0;var M,N,ve,ye,be=0,xe=[],P=t,Se=P.__b,Ce=P.__r,we=P.diffed,Te=P.__c,Ee=P.unmount,De=P.__;function Oe(e,t){P.__h&&P.__h(N,e,be||t),be=0;var n=N.__H||(N.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function ke(e){return be=1,Ae(He,e)}function Ae(e,t,n){var r=Oe(M++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):He(void 0,t),function(e){var t=r.__N?r.__N[0]:r.__[0],n=r.t(t,e);t!==n&&(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=N,!N.__f)){var i=function(e,t,n){if(!r.__c.__H)return!0;var i=!1,o=r.__c.props!==e;if(r.__c.__H.__.some(function(e){if(e.__N){i=!0;var t=e.__[0];e.__=e.__N,e.__N=void 0,t!==e.__[0]&&(o=!0)}}),a){var s=a.call(this,e,t,n);return i?s||o:s}return!i||o};N.__f=!0;var a=N.shouldComponentUpdate,o=N.componentWillUpdate;N.componentWillUpdate=function(e,t,n){if(this.__e){var r=a;a=void 0,i(e,t,n),a=r}o&&o.call(this,e,t,n)},N.shouldComponentUpdate=i}return r.__N||r.__}function je(e,t){var n=Oe(M++,3);!P.__s&&Ve(n.__H,t)&&(n.__=e,n.u=t,N.__H.__h.push(n))}function Me(e,t){var n=Oe(M++,4);!P.__s&&Ve(n.__H,t)&&(n.__=e,n.u=t,N.__h.push(n))}function F(e){return be=5,I(function(){return{current:e}},[])}function I(e,t){var n=Oe(M++,7);return Ve(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function Ne(e,t){return be=8,I(function(){return e},t)}function Pe(e){var t=N.context[e.__c],n=Oe(M++,9);return n.c=e,t?(n.__??(n.__=!0,t.sub(N)),t.props.value):e.__}function Fe(){var e=Oe(M++,11);if(!e.__){for(var t=N.__v;t!==null&&!t.__m&&t.__!==null;)t=t.__;var n=t.__m||(t.__m=[0,0]);e.__=`P`+n[0]+`-`+n[1]++}return e.__}function Ie(){for(var e;e=xe.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(ze),t.__h.some(Be),t.__h=[]}catch(n){t.__h=[],P.__e(n,e.__v)}}}P.__b=function(e){N=null,Se&&Se(e)},P.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),De&&De(e,t)},P.__r=function(e){Ce&&Ce(e),M=0;var t=(N=e.__c).__H;t&&(ve===N?(t.__h=[],N.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})):(t.__h.some(ze),t.__h.some(Be),t.__h=[],M=0)),ve=N},P.diffed=function(e){we&&we(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(xe.push(t)!==1&&ye===P.requestAnimationFrame||((ye=P.requestAnimationFrame)||Re)(Ie)),t.__H.__.some(function(e){e.u&&=(e.__H=e.u,void 0)})),ve=N=null},P.__c=function(e,t){t.some(function(e){try{e.__h.some(ze),e.__h=e.__h.filter(function(e){return!e.__||Be(e)})}catch(n){t.some(function(e){e.__h&&=[]}),t=[],P.__e(n,e.__v)}}),Te&&Te(e,t)},P.unmount=function(e){Ee&&Ee(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(e){try{ze(e)}catch(e){t=e}}),n.__H=void 0,t&&P.__e(t,n.__v))};var Le=typeof requestAnimationFrame==`function`;function Re(e){var t,n=function(){clearTimeout(r),Le&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Le&&(t=requestAnimationFrame(n))}function ze(e){var t=N,n=e.__c;typeof n==`function`&&(e.__c=void 0,n()),N=t}function Be(e){var t=N;e.__c=e.__(),N=t}function Ve(e,t){return!e||e.length!==t.length||t.some(function(t,n){return t!==e[n]})}function He(e,t){return typeof t==`function`?t(e):t}var L,Ue;function We(e){return!Ue||(typeof Ue==`string`?e.startsWith(Ue):Ue.test(e))}function Ge(e,t){let n=``;if(L=void 0,t&&t.type===`click`){if(t.ctrlKey||t.metaKey||t.altKey||t.shiftKey||t.button!==0)return e;let r=t.composedPath().find(e=>e.nodeName==`A`&&e.href),i=r&&r.getAttribute(`href`);if(!r||r.origin!=location.origin||/^#/.test(i)||!/^(_?self)?$/i.test(r.target)||!We(i)||r.download)return e;L=!0,t.preventDefault(),n=r.href.replace(location.origin,``)}else t&&t.url?(L=!t.replace,n=t.url):n=location.pathname+location.search;return L===!0?history.pushState(null,``,n):L===!1&&history.replaceState(null,``,n),n}var Ke=(e,t,n={})=>{e=e.split(`/`).filter(Boolean),t=(t||``).split(`/`).filter(Boolean),n.params||={};for(let r=0,i,a;r<Math.max(e.length,t.length);r++){let[,o,s,c]=(t[r]||``).match(/^(:?)(.*?)([+*?]?)$/);if(i=e[r],o||s!=i){if(!o&&i&&c==`*`){n.rest=`/`+e.slice(r).join(`/`);break}if(!o||!i&&c!=`?`&&c!=`*`)return;if(a=c==`+`||c==`*`,a?i=e.slice(r).map(decodeURIComponent).join(`/`)||void 0:i&&=decodeURIComponent(i),n.params[s]=i,s in n||(n[s]=i),a)break}}return n};function qe(e){let[t,n]=Ae(Ge,e.url||location.pathname+location.search);e.scope&&(Ue=e.scope);let r=L===!0,i=I(()=>{let e=new URL(t,location.origin),i=e.pathname.replace(/\/+$/g,``)||`/`;return{url:t,path:i,query:Object.fromEntries(e.searchParams),route:(e,t)=>n({url:e,replace:t}),back:()=>{history.back()},forward:()=>{history.forward()},wasPush:r}},[t]);return Me(()=>(addEventListener(`click`,n),addEventListener(`popstate`,n),()=>{removeEventListener(`click`,n),removeEventListener(`popstate`,n)}),[]),x(qe.ctx.Provider,{value:i},e.children)}var Je=Promise.resolve();function Ye(e){let[t,n]=Ae(e=>e+1,0),{url:r,query:i,wasPush:a,path:o}=et();if(!r)throw Error(`preact-iso's <Router> must be used within a <LocationProvider>, see: https://github.com/preactjs/preact-iso#locationprovider`);let{rest:s=o,params:c={}}=Pe($e),l=F(!1),u=F(o),d=F(1),f=F(),p=F(),m=F(),h=F(!1),g=F();g.current=!1;let _,v,y;re(e.children).some(e=>{if(Ke(s,e.props.path,y={...e.props,path:s,query:i,params:Object.assign({},c),rest:``}))return _=ge(e,y);e.props.default&&(v=ge(e,y))});let b=_||v,ee=f.current&&f.current.__u&Xe&&f.current.__u&Ze,S=f.current&&f.current.__h,C=I(()=>{p.current=f.current,f.current=x($e.Provider,{value:y},b);let e=p.current&&p.current.props.children;return!e||!b||b.type!==e.type||b.props.component!==e.props.component?(d.current++,!0):!1},[r,JSON.stringify(y)]);ee?(f.current.__u|=Xe,f.current.__u|=Ze):S&&(f.current.__h=!0);let w=p.current;return p.current=null,this.__c=(t,i)=>{g.current=!0,p.current=w,e.onLoadStart&&e.onLoadStart(r),l.current=!0;let a=d.current;t.then(()=>{a===d.current&&(p.current=null,f.current&&(i.__h&&(f.current.__h=i.__h),i.__u&Ze&&(f.current.__u|=Ze),i.__u&Xe&&(f.current.__u|=Xe)),Je.then(n))})},Me(()=>{let t=this.__v&&this.__v.__e;g.current?!h.current&&!m.current&&(m.current=t):(!h.current&&m.current&&(m.current!==t&&m.current.remove(),m.current=null),h.current=!0,u.current!==o&&(a&&scrollTo(0,0),e.onRouteChange&&e.onRouteChange(r),u.current=o),e.onLoadEnd&&l.current&&e.onLoadEnd(r),l.current=!1)},[o,a,t]),C?[x(Qe,{r:f,key:d.current}),x(Qe,{r:p,key:d.current-1})]:x(Qe,{r:f,key:d.current})}var Xe=32,Ze=128,Qe=({r:e})=>e.current;Ye.Provider=qe,qe.ctx=_e({});var $e=_e({}),R=e=>x(e.component,e),et=()=>Pe(qe.ctx),tt=t.__b;t.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),tt&&tt(e)};function z(e){let t,n,r=()=>e().then(e=>n=e&&e.default||e),i=e=>{let[,i]=ke(0),a=F(n);if(t||=r(),n!==void 0)return x(n,e);throw a.current||=t.then(()=>i(1)),t};return i.preload=()=>(t||=r(),t),i._forwarded=!0,i}var nt=t.__e;t.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}nt&&nt(e,t,n)};function rt(e){return this.__c=it,this.componentDidCatch=e.onError,e.children}function it(e){e.then(()=>this.forceUpdate())}var at=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),ot=function(e){return`/`+e},st={},ct=function(e){return e.pathname.endsWith(`.css`)},lt=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},B=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=ot(t,n);let r=s(t),i=ct(r);return lt(st,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:at,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},ut=Symbol.for(`preact-signals`);function dt(){if(H>1)H--;else{var e,t=!1;for((function(){var e=yt;for(yt=void 0;e!==void 0;){var t=e.S;if(t.v===e.v)for(var n=t.t;n!==void 0;n=n.x)n.i===e.i&&(n.i=t.i);e=e.o}})();ht!==void 0;){var n=ht;for(ht=void 0,gt++;n!==void 0;){var r=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Ct(n))try{n.c()}catch(n){t||=(e=n,!0)}n=r}}if(gt=0,H--,t)throw e}}function ft(e){if(H>0)return e();vt=++_t,H++;try{return e()}finally{dt()}}var pt,V=void 0;function mt(e){var t=V,n=pt;V=void 0,pt=void 0;try{return e()}finally{V=t,pt=n}}var ht=void 0,H=0,gt=0,_t=0,vt=0,yt=void 0,bt=0;function xt(e){if(V!==void 0){var t=e.n;if(t===void 0||t.t!==V)return t={i:0,S:e,p:V.s,n:void 0,t:V,e:void 0,x:void 0,r:t},V.s!==void 0&&(V.s.n=t),V.s=t,e.n=t,32&V.f&&e.S(t),t;if(t.i===-1)return t.i=0,t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=V.s,t.n=void 0,V.s.n=t,V.s=t),t}}function U(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}U.prototype.brand=ut,U.prototype.h=function(){return!0},U.prototype.S=function(e){var t=this,n=this.t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n===void 0?mt(function(){var e;(e=t.W)==null||e.call(t)}):n.e=e)},U.prototype.U=function(e){var t=this;if(this.t!==void 0){var n=e.e,r=e.x;n!==void 0&&(n.x=r,e.e=void 0),r!==void 0&&(r.e=n,e.x=void 0),e===this.t&&(this.t=r,r===void 0&&mt(function(){var e;(e=t.Z)==null||e.call(t)}))}},U.prototype.subscribe=function(e){var t=this;return K(function(){var n=t.value;mt(function(){return e(n)})},{name:`sub`})},U.prototype.valueOf=function(){return this.value},U.prototype.toString=function(){return this.value+``},U.prototype.toJSON=function(){return this.value},U.prototype.peek=function(){var e=this;return mt(function(){return e.value})},Object.defineProperty(U.prototype,"value",{get:function(){var e=xt(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(gt>100)throw Error(`Cycle detected`);(function(e){H!==0&&gt===0&&e.l!==vt&&(e.l=vt,yt={S:e,v:e.v,i:e.i,o:yt})})(this),this.v=e,this.i++,bt++,H++;try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{dt()}}}});function St(e,t){return new U(e,t)}function Ct(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||!t.S.h()||t.S.i!==t.i)return!0;return!1}function wt(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}function Tt(e){for(var t=e.s,n=void 0;t!==void 0;){var r=t.p;t.i===-1?(t.S.U(t),r!==void 0&&(r.n=t.n),t.n!==void 0&&(t.n.p=r)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=void 0),t=r}e.s=n}function W(e,t){U.call(this,void 0,t),this.x=e,this.s=void 0,this.g=bt-1,this.f=4}W.prototype=new U,W.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===bt))return!0;if(this.g=bt,this.f|=1,this.i>0&&!Ct(this))return this.f&=-2,!0;var e=V;try{wt(this),V=this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(e){this.v=e,this.f|=16,this.i++}return V=e,Tt(this),this.f&=-2,!0},W.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}U.prototype.S.call(this,e)},W.prototype.U=function(e){if(this.t!==void 0&&(U.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}},W.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}},Object.defineProperty(W.prototype,"value",{get:function(){if(1&this.f)throw Error(`Cycle detected`);var e=xt(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function Et(e,t){return new W(e,t)}function Dt(e){var t=e.j;if(e.j=void 0,typeof t==`function`){H++;var n=V;V=void 0;try{t()}catch(t){throw e.f&=-2,e.f|=8,Ot(e),t}finally{V=n,dt()}}}function Ot(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=void 0,e.s=void 0,Dt(e)}function kt(e){if(V!==this)throw Error(`Out-of-order effect`);Tt(this),V=e,this.f&=-2;try{8&this.f&&Ot(this)}finally{dt()}}function G(e,t){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,pt&&pt.push(this)}G.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var t=this.x();typeof t==`function`&&(this.j=t)}finally{e()}},G.prototype.S=function(){if(1&this.f)throw Error(`Cycle detected`);this.f|=1,this.f&=-9,Dt(this),wt(this),H++;var e=V;return V=this,kt.bind(this,e)},G.prototype.N=function(){2&this.f||(this.f|=2,this.u=ht,ht=this)},G.prototype.d=function(){this.f|=8,1&this.f||Ot(this)},G.prototype.dispose=function(){this.d()};function K(e,t){var n=new G(e,t);try{n.c()}catch(e){throw n.d(),e}var r=n.d.bind(n);return r[Symbol.dispose]=r,r}var At,jt,Mt=typeof window<`u`&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Nt=[];K(function(){At=this.N})();function q(e,n){t[e]=n.bind(null,t[e]||function(){})}function Pt(e){if(jt){var t=jt;jt=void 0,t()}jt=e&&e.S()}function Ft(e){var t=this,n=e.data,i=Lt(n);i.name=`ReactiveDom`,i.value=n;var a=I(function(){for(var e=t,n=t.__v;n=n.__;)if(n.__c){n.__c.__$f|=4;break}var a=Et(function(){var e=i.value.value;return e===0?0:!0===e?``:e||``}),o=Et(function(){return!Array.isArray(a.value)&&!r(a.value)}),s=K(function(){if(this.N=Bt,o.value){var t=a.value;e.__v&&e.__v.__e&&e.__v.__e.nodeType===3&&(e.__v.__e.data=t)}}),c=t.__$u.d;return t.__$u.d=function(){s(),c.call(this)},[o,a]},[]),o=a[0],s=a[1];return o.value?s.peek():s.value}Ft.displayName=`ReactiveTextNode`,Object.defineProperties(U.prototype,{constructor:{configurable:!0,value:x(C,null).constructor},type:{configurable:!0,value:Ft},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}}),q(`__b`,function(e,t){if(Pt(),typeof t.type==`string`){var n,r=t.props;for(var i in r)if(i!==`children`){var a=r[i];a instanceof U&&(n||(t.__np=n={}),n[i]=a,r[i]=a.peek())}}e(t)}),q(`__r`,function(e,t){if(e(t),t.type!==C){Pt();var n,r=t.__c;r&&(r.__$f&=-2,(n=r.__$u)===void 0&&(r.__$u=n=function(e,t){var n;return K(function(){n=this},{name:t}),n.c=e,n}(function(e){return function(){var t;Mt&&((t=this.y)==null||t.call(this)),e.__$f|=1,e.setState({})}}(r),typeof t.type==`function`?t.type.displayName||t.type.name:``))),Pt(n)}}),q(`__e`,function(e,t,n,r){Pt(),e(t,n,r)}),q(`diffed`,function(e,t){Pt();var n;if(typeof t.type==`string`&&(n=t.__e)){var r=t.__np,i=t.props,a=n.U;if(a)for(var o in a){var s=a[o];s===void 0||r&&o in r||(s.d(),a[o]=void 0)}if(r)for(var c in a||(a={},n.U=a),r){var l=a[c],u=r[c];l===void 0?(l=It(n,c,u,i),a[c]=l):l.o(u,i)}}e(t)});function It(e,t,n,r){var i=t in e&&e.ownerSVGElement===void 0,a=St(n);return{o:function(e,t){a.value=e,r=t},d:K(function(){this.N=Bt;var n=a.value.value;r[t]!==n&&(r[t]=n,i?e[t]=n:n!=null&&(!1!==n||t[4]===`-`)?e.setAttribute(t,n):e.removeAttribute(t))})}}q(`unmount`,function(e,t){if(typeof t.type==`string`){var n=t.__e;if(n){var r=n.U;if(r)for(var i in n.U=void 0,r){var a=r[i];a&&a.d()}}var o=t.__np;if(o){var s=t.props;for(var c in o)s[c]=o[c]}t.__np=void 0}else{var l=t.__c;if(l){l.__$f|=8;var u=l.__$u;u&&(l.__$u=void 0,u.d())}}e(t)}),q(`__h`,function(e,t,n,r){r<3&&(t.__$f|=2),e(t,n,r)}),w.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,r=n&&n.s!==void 0;for(var i in t)return!0;if(this.__f||typeof this.u==`boolean`&&!0===this.u){var a=2&this.__$f;if(!(r||a||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var o in e)if(o!==`__source`&&e[o]!==this.props[o])return!0;for(var s in this.props)if(!(s in e))return!0;return!1};function Lt(e,t){return I(function(){return St(e,t)},[])}var Rt=function(e){queueMicrotask(function(){queueMicrotask(e)})};function zt(){ft(function(){for(var e;e=Nt.shift();)At.call(e)})}function Bt(){Nt.push(this)===1&&(t.requestAnimationFrame||Rt)(zt)}var Vt=`jiedui.language`,J=St(Wt(Vt)===`en`?`en`:`zh`);K(()=>{document.documentElement.lang=J.value===`en`?`en`:`zh-CN`});function Ht(e){J.value=e,Gt(Vt,e)}function Y(e,t){return J.value===`en`?t:e}function Ut(e){return J.value===`en`?e.en:e.zh||e.en}function Wt(e){try{return localStorage.getItem(e)}catch{return null}}function Gt(e,t){try{localStorage.setItem(e,t)}catch{}}var Kt=`jiedui.theme`,qt=matchMedia(`(prefers-color-scheme: dark)`);function Jt(){let e=Wt(Kt);return e===`light`||e===`dark`?e:null}var Yt=St(Jt()??(qt.matches?`dark`:`light`));qt.addEventListener(`change`,()=>{Yt.value=Jt()??(qt.matches?`dark`:`light`)}),K(()=>{document.documentElement.dataset.theme=Yt.value});function Xt(e){Yt.value=e,Gt(Kt,e)}function Zt(){let{path:e,query:t,route:n}=et();return{params:new URLSearchParams(t),change:Ne((t,r=!1)=>{let i=new URLSearchParams(location.search);for(let[e,n]of Object.entries(t))n===null||n===``?i.delete(e):i.set(e,n);let a=i.toString();n(e+(a&&`?`+a),r)},[e,n])}}function Qt(){let{path:e}=et(),{params:t,change:n}=Zt(),r=F({path:e,params:t});return r.current.path===e&&(r.current.params=t),{params:r.current.params,change:n}}function $t(e,t={}){let n=new URLSearchParams,r=new URLSearchParams(location.search).get(`asOf`);r&&n.set(`asOf`,r);for(let[e,r]of Object.entries(t))r?n.set(e,r):n.delete(e);let i=n.toString();return e+(i&&`?`+i)}function en(e){"@babel/helpers - typeof";return en=typeof Symbol==`function`&&typeof Symbol.iterator==`symbol`?function(e){return typeof e}:function(e){return e&&typeof Symbol==`function`&&e.constructor===Symbol&&e!==Symbol.prototype?`symbol`:typeof e},en(e)}function tn(e,t){if(en(e)!=`object`||!e)return e;var n=e[Symbol.toPrimitive];if(n!==void 0){var r=n.call(e,t||`default`);if(en(r)!=`object`)return r;throw TypeError(`@@toPrimitive must return a primitive value.`)}return(t===`string`?String:Number)(e)}function nn(e){var t=tn(e,`string`);return en(t)==`symbol`?t:t+``}function X(e,t,n){return(t=nn(t))in e?Object.defineProperty(e,t,{value:n,enumerable:!0,configurable:!0,writable:!0}):e[t]=n,e}var rn=class extends Error{constructor(e,t,n={}){super(t),X(this,`code`,void 0),X(this,`fields`,void 0),X(this,`request`,void 0),this.code=e,this.fields=n.fields??[],this.request=n.request??null}get refused(){return this.code===`UNAUTHENTICATED`||this.code===`FORBIDDEN`}get passing(){return this.code===`UNAVAILABLE`}};function an(){return new rn(`UNREACHABLE`,Y(`连不上服务器：请检查网络，或稍后重试。`,`The server does not answer: check the network, or try again in a moment.`))}function on(e){return new rn(`UNREADABLE`,Y(`服务器的回答无法识别（HTTP ${e}）：请稍后重试。`,`The server's answer makes no sense (HTTP ${e}): try again in a moment.`))}var sn=St(null);function cn(e){return e}function ln(){return{"Accept-Language":J.value===`en`?`en`:`zh-CN`,...sn.value===null?{}:{Authorization:`Bearer ${sn.value}`}}}async function un(e,t,n){let r,i;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...ln(),"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`},body:JSON.stringify({query:e.toString(),variables:t}),signal:n??null})}catch(e){throw n?.throwIfAborted(),e instanceof rn?e:an()}try{i=await r.json()}catch{throw n?.throwIfAborted(),on(r.status)}let[a]=i.errors??[];if(a)throw new rn(a.extensions?.code??`INTERNAL`,a.message,{fields:i.errors?.flatMap(e=>e.extensions?.fields??[]),request:r.headers.get(`X-Request-Id`)});if(i.data==null)throw on(r.status);return i.data}var Z=new Map,dn=60,fn=1500;function pn(e,t){Z.delete(e),Z.set(e,t),Z.size>dn&&Z.delete(Z.keys().next().value)}function mn(e,t){let n=e.toString(),r=t===null?null:[J.value,sn.value??``,n,JSON.stringify(t)].join(`
`),i=F({key:null,text:n,data:void 0,failure:void 0,loading:!0}),[a,o]=Ae((e,t)=>e+1,0),s=F(0),c=i.current;return c.key!==r&&(c.text!==n&&(c.data=void 0),c.key=r,c.text=n,c.failure=void 0,c.loading=!0,r!==null&&Z.has(r)&&(c.data=Z.get(r))),je(()=>{if(r===null)return;let n=new AbortController,a=0,s=e=>{n.signal.aborted||(Object.assign(i.current,e),o())},c=()=>{un(e,t,n.signal).then(e=>{pn(r,e),s({data:e,failure:void 0,loading:!1})},e=>{if(!(e instanceof rn)){if(n.signal.aborted)return;throw e}e.passing&&(a=window.setTimeout(c,fn)),s({failure:e,loading:e.passing})})};return c(),()=>{n.abort(),window.clearTimeout(a)}},[r,s.current]),{data:c.data,failure:c.failure,loading:c.loading,retry:()=>{s.current+=1,c.failure=void 0,c.loading=!0,o()}}}var Q=class extends String{constructor(e,t){super(e),X(this,`__apiType`,void 0),X(this,`value`,void 0),X(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
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
    `,{fragmentName:`OverviewSummary`});var hn={"\n  query LatestDay {\n    summary {\n      asOf\n    }\n  }\n":new Q(`
    query LatestDay {
  summary {
    asOf
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {\n    now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n    earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n  }\n\n  fragment OverviewSummary on Summary {\n    paidIn\n    guidedEnterprises\n    coBuiltParks\n    keyCounties\n    supportedKeyCounties\n    pairings\n    workers {\n      workers\n      change\n    }\n    consumption {\n      amount\n    }\n    linkingFunds {\n      amount\n    }\n    industryShare\n    easternFunds\n    fundsInPlace\n    linkedEnterprises\n    officials\n    professionals\n    riskEliminatedShare\n    longestDaysToIdentify\n  }\n":new Q(`
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
}`),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new Q(`
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
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new Q(`
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
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query Origins($asOf: Date) {\n    origins(asOf: $asOf) {\n      origin\n      records\n    }\n  }\n":new Q(`
    query Origins($asOf: Date) {
  origins(asOf: $asOf) {
    origin
    records
  }
}
    `),"\n  query Briefing($code: String!, $asOf: Date!) {\n    county(code: $code) {\n      id\n      name\n      nameEn\n      designationSourceURL\n      province {\n        name\n        nameEn\n        code\n      }\n      prefecture {\n        name\n        nameEn\n      }\n      pairingsAsRecipient(first: 6, where: { statusNotIn: [PROPOSED] }) {\n        edges {\n          node {\n            id\n            status\n            startedOn\n            startedOnPrecision\n            endedOn\n            sourceURL\n            supporter {\n              code\n              name\n              nameEn\n              province {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n      investmentProjects(first: 5, where: { reviewIn: [VALIDATED, LOCKED] }, orderBy: [{ field: PAID_IN, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            name\n            registrationNumber\n            committed\n            paidIn\n            status\n            enterprise {\n              name\n            }\n          }\n        }\n      }\n      industrialParks(first: 3, where: { reviewIn: [VALIDATED, LOCKED], openedOnLTE: $asOf }, orderBy: [{ field: AREA, direction: DESC }]) {\n        totalCount\n        edges {\n          node {\n            id\n            name\n            area\n            status\n            openedOn\n          }\n        }\n      }\n      talentTeams(\n        first: 4\n        where: { reviewIn: [VALIDATED, LOCKED], startedOnLTE: $asOf, or: [{ endedOnIsNil: true }, { endedOnGTE: $asOf }] }\n        orderBy: [{ field: MEMBERS, direction: DESC }]\n      ) {\n        totalCount\n        edges {\n          node {\n            id\n            kind\n            members\n            startedOn\n          }\n        }\n      }\n      monitoringReports(first: 1, where: { reviewIn: [VALIDATED, LOCKED], monthLTE: $asOf }, orderBy: [{ field: MONTH, direction: DESC }]) {\n        edges {\n          node {\n            id\n            month\n            monitoredHouseholds\n            riskEliminatedHouseholds\n            medianDaysToIdentify\n          }\n        }\n      }\n    }\n    money: capitalContributionGroups(where: { hasProjectWith: { hasCountyWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        enterprises: countDistinct(of: ENTERPRISE)\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    funds: fundAllocationGroups(where: { hasCountyWith: { code: $code } }, groupBy: [SOURCE], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n        industryAmount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            source\n          }\n          amount {\n            sum\n          }\n          industryAmount {\n            sum\n          }\n        }\n      }\n    }\n    consumption: consumptionRecordGroups(where: { hasPairingWith: { hasRecipientWith: { code: $code } } }, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          amount {\n            sum\n          }\n        }\n      }\n    }\n    work: employmentRecordGroups(where: { hasCountyWith: { code: $code } }, groupBy: [CHANNEL], asOf: $asOf) {\n      totals {\n        workers {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            channel\n          }\n          workers {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query MoneyByYear($where: CapitalContributionWhereInput!, $asOf: Date) {\n    capitalContributionGroups(where: $where, groupBy: [YEAR], asOf: $asOf) {\n      totals {\n        count\n        amount {\n          sum\n        }\n      }\n      edges {\n        node {\n          key {\n            year\n          }\n          count\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `),"\n  query Targets($pairing: ID!, $year: Int!, $asOf: Date!) {\n    assessment(year: $year, asOf: $asOf, by: PAIRING, pairingID: $pairing, first: 1) {\n      edges {\n        node {\n          score\n          areas {\n            items {\n              target\n              actual\n              completion\n              rank\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new Q(`
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
    `)};function gn(e){return hn[e]??{}}function _n(e){let[t,n,r]=e.split(`-`).map(Number);return J.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function vn(e){return e.slice(0,7)}function yn(e){let t=Math.ceil(Number(e.slice(5,7))/3);return J.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function bn(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function xn(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}var Sn=gn(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);function Cn(){let{params:e,change:t}=Zt(),{data:n}=mn(Sn,{}),r=n?.summary.asOf,i=e.get(`asOf`);return{day:i??r,latest:r,chosen:i!==null,valid:i===null||xn(i),choose:e=>t({asOf:e})}}var wn=0;Array.isArray;function $(e,n,r,i,a,o){n||={};var s,c,l=n;if(`ref`in l)for(c in l={},n)c==`ref`?s=n[c]:l[c]=n[c];var u={type:e,props:l,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--wn,__i:-1,__u:0,__source:a,__self:o};if(typeof e==`function`&&(s=e.defaultProps))for(c in s)l[c]===void 0&&(l[c]=s[c]);return t.vnode&&t.vnode(u),u}function Tn(){let{day:e,latest:t,chosen:n,valid:r,choose:i}=Cn();return $(`div`,{class:`as-of`,children:[$(`label`,{for:`as-of`,children:Y(`截至`,`As of`)}),$(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>i(e.currentTarget.value||null)}),n&&e!==t&&$(`button`,{type:`button`,class:`quiet`,onClick:()=>i(null),title:t,children:Y(`最新`,`Latest`)})]})}var En=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function Dn(){let{path:e}=et(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return $(`header`,{class:`header no-print`,children:[$(`a`,{class:`skip`,href:`#main`,onClick:On,children:Y(`跳到内容`,`Skip to the content`)}),$(`a`,{class:`brand`,href:$t(`/`),children:Y(`结对`,`jiedui`)}),$(`nav`,{"aria-label":Y(`主导航`,`Main`),children:$(`ul`,{class:`plain-list`,children:En.map(e=>$(`li`,{children:$(`a`,{href:$t(e.path),"aria-current":t(e.path)?`page`:void 0,children:Y(e.zh,e.en)})},e.path))})}),$(`div`,{class:`settings`,children:[$(Tn,{}),$(kn,{}),$(An,{})]})]})}function On(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function kn(){let e=J.value===`zh`;return $(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>Ht(e?`en`:`zh`),children:e?`English`:`中文`})}function An(){let e=Yt.value===`dark`;return $(`button`,{type:`button`,class:`quiet`,onClick:()=>Xt(e?`light`:`dark`),children:e?Y(`浅色`,`Light`):Y(`深色`,`Dark`)})}var jn=gn(`
  query Origins($asOf: Date) {
    origins(asOf: $asOf) {
      origin
      records
    }
  }
`),Mn={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function Nn(){let{day:e,valid:t}=Cn(),{data:n}=mn(jn,e===void 0||!t?null:{asOf:e}),r=new Map(n?.origins.map(({origin:e,records:t})=>[e,t])),i=[...r.values()].reduce((e,t)=>e+t,0);return $(`aside`,{class:`origin-band ${r.has(`DEMO`)?`made-up`:``}`,"aria-label":Y(`数据来源`,`Where the data are from`),children:i>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(e=>$(`span`,{children:[Y(Mn[e].zh,Mn[e].en),` `,Pn(r.get(e)??0,i)]},e))})}function Pn(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}var Fn=!0;function In(e){let t=F(null);return je(()=>{Fn||t.current?.focus({preventScroll:!0}),Fn=!1},[]),je(()=>{document.title=`${e.title} · ${Y(`结对`,`jiedui`)}`},[e.title]),$(`main`,{id:`main`,class:e.class??`page`,children:[$(`h1`,{ref:t,tabIndex:-1,class:e.hideHeading?`visually-hidden`:void 0,children:e.heading??e.title}),e.children]})}function Ln(){return $(In,{title:Y(`没有这个页面`,`There is no such page`),children:[$(`p`,{children:Y(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),$(`p`,{children:$(`a`,{href:$t(`/`),children:Y(`回到总览`,`Go to the overview`)})})]})}var Rn=z(()=>B(()=>import(`./overview-BXK7J57A.js`),__vite__mapDeps([0,1,2,3,4,5,6,7,8,9,10,11,12]))),zn=z(()=>B(()=>import(`./explore-CS1SrRVv.js`),__vite__mapDeps([13,14,15,16,17,18,3,19,20,21,4,5,6,1,2,22]))),Bn=z(()=>B(()=>import(`./data-index-DO-_Cd2Q.js`),__vite__mapDeps([23,16,17,6,3,1,2,21]))),Vn=z(()=>B(()=>import(`./data-B25AY3eP.js`),__vite__mapDeps([24,16,17,18,3,19,14,15,20,21,1,2,25,6]))),Hn=z(()=>B(()=>import(`./county-BvxVwqtR.js`),__vite__mapDeps([26,27,16,17,3,6,1,2,25,19,28,14,15,29,30]))),Un=z(()=>B(()=>import(`./record-DvGzRCcp.js`),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),Wn=z(()=>B(()=>import(`./record-DvGzRCcp.js`).then(e=>e.Province),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),Gn=z(()=>B(()=>import(`./record-DvGzRCcp.js`).then(e=>e.Pairing),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),Kn=z(()=>B(()=>import(`./record-DvGzRCcp.js`).then(e=>e.Enterprise),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),qn=z(()=>B(()=>import(`./record-DvGzRCcp.js`).then(e=>e.Project),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),Jn=z(()=>B(()=>import(`./record-DvGzRCcp.js`).then(e=>e.Park),__vite__mapDeps([31,27,16,17,3,6,1,2,25,19,28]))),Yn=z(()=>B(()=>import(`./reconciliation-Dhub_aJa.js`),__vite__mapDeps([32,29,9,10,1,2,11,3,33]))),Xn=z(()=>B(()=>import(`./quality-CJxDn9Ie.js`),__vite__mapDeps([34,1,2,7,8,9,10,29,35]))),Zn=z(()=>B(()=>import(`./assessment-CkbgaNry.js`),__vite__mapDeps([36,3,9,10,1,2,11,37])));function Qn(){return $(Ye,{children:[$(R,{path:`/`,component:Rn}),$(R,{path:`/explore`,component:zn}),$(R,{path:`/data`,component:Bn}),$(R,{path:`/data/:kind`,component:Vn}),$(R,{path:`/provinces/:code`,component:Wn}),$(R,{path:`/counties/:code`,component:Hn}),$(R,{path:`/pairings/:id`,component:Gn}),$(R,{path:`/enterprises/:uscc`,component:Kn}),$(R,{path:`/projects/:number`,component:qn}),$(R,{path:`/parks/:id`,component:Jn}),$(R,{path:`/records/:entity/:id`,component:Un}),$(R,{path:`/reconciliation`,component:Yn}),$(R,{path:`/quality`,component:Xn}),$(R,{path:`/assessment`,component:Zn}),$(R,{default:!0,component:Ln})]})}var $n=/^\/(?!graphiql|templates|graphql|export|schema\.graphql|model\.json|config\.json)/;function er(){return $(qe,{scope:$n,children:$(rt,{children:$(tr,{})})})}function tr(){let{path:e}=et();return e===`/screen`?$(Qn,{}):$(C,{children:[$(Dn,{}),$(Nn,{}),$(Qn,{})]})}he($(er,{}),document.getElementById(`app`));export{Fe as A,Y as C,I as D,F as E,Ne as M,Ae as N,Me as O,C as P,J as S,B as T,on as _,_n as a,Zt as b,vn as c,ln as d,un as f,an as g,rn as h,Cn as i,je as j,ke as k,gn as l,sn as m,In as n,bn as o,cn as p,$ as r,yn as s,Ln as t,mn as u,$t as v,Ut as w,Yt as x,Qt as y};