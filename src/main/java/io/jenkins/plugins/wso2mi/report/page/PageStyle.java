package io.jenkins.plugins.wso2mi.report.page;

/** How the report looks; light and dark, on a screen and on paper. Texts have a contrast of 4.5 to 1 at least. */
final class PageStyle {
    static final String CSS = """

            :root{color-scheme:light dark;--page:#f6f8fa;--card:#fff;--line:#d1d9e0;--text:#1f2328;--faint:#59636e;\
            --good:#1a7f37;--bad:#cf222e;--wait:#7d5e02}
            *{box-sizing:border-box}
            body{margin:0;background:var(--page);color:var(--text);\
            font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            main{max-width:1040px;margin:0 auto;padding:24px 16px 48px}
            header{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;margin-bottom:8px}
            h1{font-size:24px;line-height:1.25;margin:0;overflow-wrap:anywhere}
            h2{font-size:17px;margin:0 0 10px}
            h3{font-size:15px;margin:14px 0 6px;overflow-wrap:anywhere}
            p{margin:0 0 8px;overflow-wrap:anywhere}
            section{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px;margin:16px 0}
            .badge{border-radius:99px;padding:2px 12px;font-weight:600;border:2px solid currentColor}
            .good{color:var(--good)}
            .bad{color:var(--bad)}
            .wait{color:var(--wait)}
            td.good,td.bad,td.wait{white-space:nowrap;font-weight:600}
            .cause{font-weight:600;color:var(--bad)}
            .faint,dt{color:var(--faint);font-size:13px}
            dl{display:flex;flex-wrap:wrap;gap:6px 32px;margin:12px 0 0}
            dd{margin:0;overflow-wrap:anywhere}
            .wide{overflow-x:auto}
            table{border-collapse:collapse;width:100%}
            th{text-align:left;font-size:13px;color:var(--faint);font-weight:600}
            th,td{padding:5px 16px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
            tr:last-child td{border-bottom:0}
            td{overflow-wrap:anywhere}
            td.k{overflow-wrap:break-word}
            td.n{white-space:nowrap;font-variant-numeric:tabular-nums}
            pre,td.code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
            pre{margin:8px 0 0;padding:10px 12px;background:var(--page);border:1px solid var(--line);\
            border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere}
            details{margin-top:12px}
            summary{cursor:pointer;font-weight:600}
            .wso2-mi-timeline{display:block;width:100%;min-width:640px;height:auto}
            @media screen and (prefers-color-scheme:dark){
            :root{--page:#010409;--card:#0d1117;--line:#30363d;--text:#e6edf3;--faint:#9198a1;\
            --good:#56d364;--bad:#ff7b72;--wait:#e3b341}
            }
            @media print{
            :root{color-scheme:light;--page:#fff}
            body{font-size:11px}
            main{max-width:none;padding:0}
            section{border:0;padding:0;margin:14px 0}
            tr,svg{break-inside:avoid}
            h2,h3{break-after:avoid}
            .wide{overflow:visible}
            .wso2-mi-timeline{min-width:0}
            details::details-content{content-visibility:visible;height:auto}
            }
            """;

    private PageStyle() {}
}
