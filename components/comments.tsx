import { words } from '../content/internals/site-language';
import { InlineScript } from './inline-script';
import { Phrase } from './phrase';

// What giscus's own script does (https://github.com/giscus/giscus/blob/main/client.ts). With that one, the
// policy would have to allow code and styles of giscus.app in the page, and not only a frame.
// Who comes back from signing in has asked for the comments before. Where a frame stays silent, such as one that
// is blocked, the button comes back.
const script = `{
const b=document.querySelector('[data-comments]'),{comments,light,dark}=b.dataset,{origin}=new URL(comments),
r=document.documentElement,q=matchMedia('(prefers-color-scheme:dark)'),here=new URL(location),key='giscus-session';
let f,heard,session=here.searchParams.get('giscus');
here.searchParams.delete('giscus');
const theme=()=>(r.dataset.theme?r.dataset.theme=='dark':q.matches)?dark:light,
keep=s=>{try{s?localStorage.setItem(key,JSON.stringify(s)):localStorage.removeItem(key)}catch{}},
load=()=>{
const u=new URL(comments),p=u.searchParams;
here.hash='Comments';
p.set('origin',here);p.set('session',session||'');p.set('theme',theme());
f.src=u
},
tell=()=>f.contentWindow.postMessage({giscus:{setConfig:{theme:theme()}}},origin),
open=()=>{
if(!session)try{session=JSON.parse(localStorage.getItem(key))}catch{}
f=document.createElement('iframe');
f.title=b.dataset.title;f.allow='clipboard-write';
f.style.cssText='display:block;width:100%;min-height:150px;border:0';
f.addEventListener('load',()=>{
tell();q.addEventListener('change',tell);
new MutationObserver(tell).observe(r,{attributeFilter:['data-theme']});
setTimeout(()=>heard||f.replaceWith(b),5e3)
},{once:true});
load();b.replaceWith(f);f.focus()
};
addEventListener('message',({origin:o,source,data})=>{
const g=f&&source==f.contentWindow&&o==origin&&data?.giscus;
if(!g)return;
heard=1;
if(g.resizeHeight)f.style.height=g.resizeHeight+'px';
if(g.signOut||session&&/Bad credentials|Invalid state value|State has expired/.test(g.error)){
session='';keep();load()
}
});
b.addEventListener('click',open);
if(session){keep(session);history.replaceState(history.state,'',here);open()}
}`;

/**
 * The comments on a post: a discussion on GitHub, which giscus shows in a frame. Nothing is loaded from
 * either before the reader asks for it. Without scripts, there is a link to the discussion.
 */
export function Comments({
  widgetUrl,
  themes,
  url,
}: {
  widgetUrl: string;
  themes: { light: string; dark: string };
  url: string;
}) {
  const { title, load, where } = words.comments;
  return (
    <section aria-labelledby="Comments" className="mt-7 font-sans text-small print:hidden">
      <h2 id="Comments" className="font-semibold">
        {title}
      </h2>
      <div className="mt-2">
        <button
          type="button"
          data-comments={widgetUrl}
          data-light={themes.light}
          data-dark={themes.dark}
          data-title={title}
          className="cursor-pointer border border-line px-[1.75em] py-1 font-semibold text-accent hover:border-accent noscript:hidden"
        >
          {load}
        </button>
      </div>
      <p className="mt-1 text-quiet">
        <Phrase text={where} links={{ discussion: url }} />
      </p>
      <InlineScript code={script} />
    </section>
  );
}
