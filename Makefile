# Everything a newcomer needs: `make preview`, `make test`. Each target installs what it needs; Node itself comes from npm, pinned.
STACK ?= staging
# Options of a command: make up STACK=dev ARGS=--stubs
ARGS ?=
INSTALLED := node_modules/.package-lock.json

.PHONY: help preview env doctor secrets deploy up recover down test e2e check format
help: ## show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): package-lock.json package.json
	@echo "installing (once)…"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

preview: $(INSTALLED) ## preview an environment in process: make preview STACK=prod
	@npm run --silent preview -- $(STACK)

env: $(INSTALLED) ## print the .env of a deployed environment: make env STACK=staging ARGS='--service flux'
	@node_modules/.bin/node infra/cli/infra.mjs env $(STACK) $(ARGS)

doctor: $(INSTALLED) ## look at everything that an update needs: make doctor STACK=staging
	@node_modules/.bin/node infra/cli/infra.mjs doctor $(STACK)

secrets: $(INSTALLED) ## list the secrets: make secrets STACK=staging; set one: ARGS='set llm-api-key'
	@node_modules/.bin/node infra/cli/infra.mjs secrets $(STACK) $(ARGS)

deploy: $(INSTALLED) ## give the applications on the hosts their variables: make deploy STACK=staging
	@node_modules/.bin/node infra/cli/infra.mjs deploy $(STACK) $(ARGS)

up: $(INSTALLED) ## bring up an environment on this machine's Docker engine: make up STACK=test
	@node_modules/.bin/node infra/cli/infra.mjs up $(STACK) $(ARGS)

recover: $(INSTALLED) ## after an update that was killed: release its lock, tidy up, bring the rest up
	@node_modules/.bin/node infra/cli/infra.mjs recover $(STACK) $(ARGS)

down: $(INSTALLED) ## take it down again, with every trace
	@node_modules/.bin/node infra/cli/infra.mjs down $(STACK)

test: $(INSTALLED) ## run all tests; those that need Docker or the Pulumi CLI say so where these are missing
	@npm test --silent

e2e: $(INSTALLED) ## run only the tests against the real engine
	@npm run --silent e2e

check: $(INSTALLED) ## types, linter, formatter, shellcheck, generated files
	@npm run --silent check

format: $(INSTALLED) ## format the code and regenerate what follows from it
	@npm run --silent format
