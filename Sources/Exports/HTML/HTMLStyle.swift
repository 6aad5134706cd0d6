import Reports

/// How the page looks on a screen and on paper, A4 or letter: dark text on white, told apart without colour.
enum HTMLStyle {
  static let sheet: String = {
    let shades = Drawing.Shade.allCases.map { shade in
      ".s-\(SVG.name(shade)){fill:\(SVG.color(shade))}.c-\(SVG.name(shade)){stroke:\(SVG.color(shade))}"
    }
    return base + shades.joined(separator: "\n") + "\n"
  }()

  /// Paper other than what the printer has.
  static func page(_ paper: Paper) -> String {
    switch paper {
    case .a4: ""
    case .letter: "@page{size:letter;margin:12mm}\n"
    }
  }

  private static let base = """
    :root{color-scheme:light}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:62rem;padding:1.5rem;background:#fff;color:#16202b;\
    font:15px/1.45 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
    h1{font-size:1.7rem;line-height:1.2;margin:0 0 .2rem}
    h2{font-size:1.15rem;margin:1.6rem 0 .5rem;border-bottom:2px solid #1f3a5f;padding-bottom:.15rem}
    h3{font-size:1rem;margin:1rem 0 .3rem}
    p{margin:.4rem 0}
    .subtitle{color:#43505e;margin:.1rem 0}
    .flag{border-left:5px solid #2f6b3f;padding:.35rem .7rem;background:#f1f6f2}
    .flag.fail{border-left-color:#8c2f2f;background:#f9f0f0}
    .table{overflow-x:auto;margin:.5rem 0 .9rem}
    table{border-collapse:collapse;width:100%;font-size:.86rem;font-variant-numeric:tabular-nums lining-nums}
    caption{text-align:left;color:#43505e;padding-bottom:.2rem}
    th,td{padding:.18rem .45rem;text-align:left;vertical-align:top;font-weight:normal}
    thead th{border-bottom:1.5px solid #16202b;font-weight:600;vertical-align:bottom}
    .figure{text-align:right;white-space:nowrap}
    .level1{padding-left:1.3rem}.level2{padding-left:2.3rem}.level3{padding-left:3.3rem}
    tr.heading th,tr.heading td{font-weight:600;padding-top:.55rem}
    tr.subtotal th,tr.subtotal td{border-top:1px solid #8a97a5;font-weight:600}
    tr.total th,tr.total td{border-top:2px solid #16202b;border-bottom:2px solid #16202b;font-weight:700}
    tr.detail th,tr.detail td{color:#43505e}
    .negative{color:#7a2222}
    abbr{text-decoration:underline dotted}
    .reasons{font-size:.8rem;color:#43505e}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem .9rem;font-size:.86rem;margin:.4rem 0}
    dt{color:#43505e}
    dd{margin:0;overflow-wrap:anywhere}
    pre,code{font-family:"DejaVu Sans Mono","Liberation Mono",Consolas,monospace;font-size:.8rem}
    pre{white-space:pre-wrap}
    .key{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem;margin:.8rem 0;padding:0}
    .key div{border:1px solid #b9c4cf;border-top:4px solid #1f3a5f;padding:.4rem .6rem;display:block}
    .key dt{font-size:.78rem}
    .key dd{font-size:1.15rem;font-weight:700;overflow-wrap:normal}
    .key dd.remark{font-size:.76rem;font-weight:400;color:#43505e}
    .charts{display:grid;grid-template-columns:1fr 1fr;gap:.4rem 1rem}
    .charts figure.wide{grid-column:1/-1}
    .appendix figure,main>figure{max-width:45rem}
    details{margin:.2rem 0 .8rem;font-size:.86rem}summary{color:#43505e}
    .lists{display:grid;grid-template-columns:1fr 1fr;gap:0 1.2rem}
    figure{margin:.3rem 0}
    figcaption{font-size:.82rem;font-weight:600}
    svg{display:block;width:100%;height:auto;font:11px "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}
    svg.patterns{position:absolute;width:0;height:0}
    svg text{fill:#16202b}svg .strong{font-weight:700}
    .axis{stroke:#43505e;stroke-width:1;fill:none}.grid{stroke:#d5dce3;stroke-width:1;fill:none}
    .curve{fill:none;stroke-width:2.4}.dashed{stroke-dasharray:7 4}
    .bar{stroke:#16202b;stroke-width:.6}.hatch{stroke:#16202b;stroke-width:.8;fill:none;opacity:.55}
    footer{margin-top:1.2rem;font-size:.78rem;color:#43505e;overflow-wrap:anywhere}
    ol,ul{margin:.3rem 0;padding-left:1.3rem}
    @page{margin:12mm}
    @media print{
    body{max-width:none;padding:0;font-size:9.6pt;line-height:1.3}
    h1{font-size:16pt}h2{font-size:11.5pt;margin:.7rem 0 .3rem;break-after:avoid}
    .board{break-after:page}
    .board h2{margin-top:.5rem}
    table{font-size:8pt}.table{overflow:visible;margin:.3rem 0 .5rem}
    thead{display:table-header-group}
    tr,figure,.key div,.flag{break-inside:avoid}
    details{display:none}
    .key{gap:.3rem;margin:.4rem 0;grid-template-columns:repeat(5,1fr)}.key dd{font-size:11.5pt}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    }

    """
}
