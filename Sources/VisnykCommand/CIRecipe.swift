internal import Deployment
internal import SourceText

/// What a forge does for a site, as its files say it. Each step is a few lines of shell, so that it can be tried anywhere.
struct CIRecipe {
    let package: String
    let address: String
    let sum: String
    /// The site's address, with a slash at its end.
    let site: String
    /// nil: the forge's own pages.
    let target: DeployTarget?

    // MARK: Steps

    private static let tools = """
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends ca-certificates curl git jq
        """

    /// Says `due=yes` unless the published plan says that nothing has changed by itself since.
    private var due: String {
        """
        due=yes
        if [ "$EVENT" = schedule ] && curl -fsS --max-time 30 -o plan.json "\(site)schedule.json"; then
          next=$(jq -r '.instants[0] // .until' plan.json)
          now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
          if [ "$(printf '%s\\n%s\\n' "$next" "$now" | LC_ALL=C sort | head -n 1)" != "$next" ]; then due=no; fi
        fi
        """
    }

    private var install: String {
        """
        curl -fsSL --retry 3 -o "/tmp/\(package)" "\(address)"
        echo "\(sum)  /tmp/\(package)" | sha256sum -c -
        apt-get install -y -qq --no-install-recommends "/tmp/\(package)" poppler-utils\(programs)
        """
    }

    private var programs: String {
        switch target?.kind {
        case .rsync?: " rsync openssh-client"
        case .folder?, nil: ""
        case .sftp?, .ftp?, .ftps?, .s3?, .webdav?: " rclone"
        }
    }

    private var secrets: [String] {
        guard let target else { return [] }
        let secrets = Secrets(of: target, in: [:])
        switch target.kind {
        case .folder: return []
        case .rsync: return [secrets.variable(.key)]
        case .sftp: return [secrets.variable(.key), secrets.variable(.password)]
        case .ftp, .ftps, .webdav: return [secrets.variable(.password)]
        case .s3: return [secrets.variable(.accessKey), secrets.variable(.secretKey)]
        }
    }

    private func indented(_ text: String, _ count: Int) -> String {
        let blanks = String(repeating: " ", count: count)
        return text.split(byte: "\n").map { blanks + $0 + "\n" }.joined()
    }

    // MARK: GitHub

    var github: String {
        var text = """
            # Builds the site at every change and sends it; `visnyk ci github` wrote this file.
            # Schedules of GitHub come late, often by a quarter of an hour, and end after 60 days without a change.
            name: site
            on:
              push:
                branches: [main, master]
              pull_request:
              schedule:
                - cron: "*/15 * * * *"
              workflow_dispatch:
            permissions:
              contents: read

            """
        if target == nil { text += "  pages: write\n  id-token: write\n" }
        text += """
            concurrency:
              group: site-${{ github.ref }}
              cancel-in-progress: false
            jobs:
              site:
                runs-on: ubuntu-latest
                container: debian:12
                steps:
                  - name: Tools
                    run: |

            """
        text += indented(CIRecipe.tools, 10)
        text += """
                  - name: Texts
                    uses: actions/checkout@v4
                  - name: Due
                    id: due
                    env:
                      EVENT: ${{ github.event_name }}
                    run: |

            """
        text += indented(due + "\necho \"due=$due\" >> \"$GITHUB_OUTPUT\"", 10)
        text += """
                  - name: Visnyk
                    if: steps.due.outputs.due == 'yes'
                    run: |

            """
        text += indented(install, 10)
        text += """
                  - name: Memory
                    if: steps.due.outputs.due == 'yes'
                    uses: actions/cache@v4
                    with:
                      path: .visnyk
                      key: visnyk-${{ github.run_id }}
                      restore-keys: visnyk-
                  - name: Check
                    if: steps.due.outputs.due == 'yes'
                    run: visnyk check --format github
                  - name: Build
                    if: steps.due.outputs.due == 'yes' && github.event_name != 'pull_request'
                    run: visnyk build --manifest --format github

            """
        guard target != nil else {
            return text + """
                      - name: Site
                        if: steps.due.outputs.due == 'yes' && github.event_name != 'pull_request'
                        uses: actions/upload-pages-artifact@v3
                        with:
                          path: _site
                      - name: Publish
                        if: steps.due.outputs.due == 'yes' && github.event_name != 'pull_request'
                        uses: actions/deploy-pages@v4

                """
        }
        text += """
                  - name: Deploy
                    if: steps.due.outputs.due == 'yes' && github.event_name != 'pull_request'

            """
        if !secrets.isEmpty {
            text += "        env:\n" + secrets.map { "          \($0): ${{ secrets.\($0) }}\n" }.joined()
        }
        return text + "        run: visnyk deploy \(target?.name ?? "")\n"
    }

    // MARK: GitLab

    /// Secrets are the project's protected variables, which a job has in its environment.
    var gitlab: String {
        let job = target == nil ? "pages" : "site"
        var text = """
            # Builds the site at every change and sends it; `visnyk ci gitlab` wrote this file. A schedule of every 15 minutes
            # is set in the project's settings (Build > Pipeline schedules); they come late now and then.
            image: debian:12
            default:
              interruptible: false
            check:
              rules:
                - if: $CI_PIPELINE_SOURCE == "merge_request_event"
              script:
                - |

            """
        text += indented(CIRecipe.tools + "\n" + install + "\nvisnyk check", 6)
        text += """
            \(job):
              resource_group: site
              rules:
                - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
              cache:
                key: visnyk
                paths: [.visnyk]
              script:
                - |

            """
        text += indented(CIRecipe.tools + "\nEVENT=$CI_PIPELINE_SOURCE\n" + due, 6)
        // Pages of GitLab are what a job leaves behind: a run that left nothing would take them away.
        text += indented("if [ \"$due\" = no ]; then \(target == nil ? "echo \"not due\"; exit 1" : "exit 0"); fi", 6)
        text += indented(install + "\nvisnyk check\nvisnyk build --manifest", 6)
        text += indented(target.map { "visnyk deploy \($0.name)" } ?? "mv _site public", 6)
        if target == nil { text += "  allow_failure: true\n  artifacts:\n    paths: [public]\n" }
        return text
    }
}
