/// The look of the preview page; the town's colours stand before it as custom properties.
let sharePreviewStyle = """
    :root { color-scheme: light dark; --ground: #eef1f4; --paper: #fff; --ink: #16191d; --quiet: #545b64; --line: #d3d9e0;
        --link: #0b63a8 }
    @media (prefers-color-scheme: dark) { :root { --ground: #101317; --paper: #1b2026; --ink: #eceff2; --quiet: #a5adb7;
        --line: #39414b; --link: #7db9f0 } }
    * { box-sizing: border-box }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, "Inter", "Noto Sans", sans-serif }
    main { max-width: 74rem; margin: 0 auto; padding: 2rem 1rem 4rem }
    header { max-width: 44rem; margin-bottom: 2rem }
    h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere }
    h2 { margin: 2.5rem 0 1rem; font-size: 1.25rem }
    h3 { margin: 0; font-size: 1rem }
    p { margin: 0 0 .5rem }
    a { color: var(--link); overflow-wrap: anywhere }
    img { display: block; max-width: 100%; height: auto }
    pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; -webkit-user-select: all; user-select: all }
    pre:hover { background: var(--accent-soft) }
    .kind { color: var(--quiet); font-weight: 600 }
    .notice { padding: .75rem 1rem; border-left: .375rem solid #d98200; background: var(--paper); font-weight: 600 }
    .quiet { color: var(--quiet); font-size: .875rem }
    .networks { columns: 22rem; column-gap: 1.5rem }
    .network { break-inside: avoid; margin-bottom: 2rem }
    .network > .quiet { margin: 0 0 .5rem }
    .post { border: 1px solid var(--line); border-radius: .75rem; background: var(--paper); overflow: hidden }
    .post > pre, .post > .who { padding: .75rem 1rem }
    .post > .who { display: flex; gap: .625rem; align-items: center; margin: 0; padding-bottom: 0; font-weight: 600;
        line-height: 1.25 }
    .who > span { flex: none; width: 2.25rem; height: 2.25rem; border-radius: 50%; background: var(--accent);
        color: var(--accent-ink); font-size: 1.125rem; line-height: 2.25rem; text-align: center }
    .who + img { margin-top: .75rem }
    .mark { color: var(--link) }
    .framed > img { width: calc(100% - 2rem); margin: 0 1rem 1rem; border-radius: .75rem }
    .linked { border-top: 1px solid var(--line); background: var(--ground) }
    .linked > p { margin: 0; padding: 0 1rem .75rem; font-weight: 600; line-height: 1.3; overflow-wrap: anywhere }
    .linked > p:nth-of-type(1) { padding: .625rem 1rem 0; color: var(--quiet); font-size: .8125rem; font-weight: 400 }
    .cards { display: grid; grid-template-columns: 1.905fr 1fr; gap: 1.5rem; align-items: start }
    @media (max-width: 40rem) { .cards { grid-template-columns: 1fr } }
    figure { margin: 0 }
    figure > img { border-radius: .5rem; box-shadow: 0 0 0 1px var(--line) }
    figcaption { margin-top: .5rem }
    .box { max-width: 44rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem;
        background: var(--paper) }
    .code { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: center }
    .code img { width: 11rem; border-radius: .5rem; background: #fff }

    """
