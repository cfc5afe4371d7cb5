# Everything a newcomer needs: `make preview`, `make test`. Each target installs what it needs; Node itself comes from npm, pinned.
STACK ?= staging
# Arguments of the command that a target runs: make up STACK=dev ARGS=--stubs
ARGS ?=
INSTALLED := node_modules/.package-lock.json
COMMANDS := preview env doctor secrets deploy up recover down

.PHONY: help $(COMMANDS) test e2e check format
help: ## show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo
	@echo "  STACK=… names the environment, staging unless given (npx infra help lists them); ARGS='…' holds options of the command. For example:"
	@echo "  'make preview STACK=prod ARGS=--strict'. All options of a command: npx infra help preview"

$(INSTALLED): package-lock.json package.json
	@echo "installing (once)…"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(COMMANDS): $(INSTALLED)
	@node_modules/.bin/node infra/cli/infra.mjs $@ $(STACK) $(ARGS)

preview: ## preview an environment in process: make preview STACK=prod
env: ## print the .env of a deployed environment: make env STACK=staging ARGS='--service flux'
doctor: ## check everything that an update needs: make doctor STACK=staging
secrets: ## list the secrets: make secrets STACK=staging; set one: ARGS='set llm-api-key'
deploy: ## write the variables of the applications to the hosts: make deploy STACK=staging
up: ## create an environment on this machine's Docker engine: make up STACK=test
recover: ## after an update that was killed: release its lock, clean up, create the rest
down: ## remove it, including volumes and the secrets on its hosts

test: $(INSTALLED) ## run all tests, or some: ARGS=test/cli; those that need Docker or the Pulumi CLI say so where these are missing
	@npm test --silent -- $(ARGS)

e2e: $(INSTALLED) ## run only the tests against the real engine
	@npm run --silent e2e -- $(ARGS)

check: $(INSTALLED) ## types, layers, shellcheck, zizmor, generated files, linter, formatter; ARGS are those of biome
	@npm run --silent check -- $(ARGS)

format: $(INSTALLED) ## regenerate what follows from the code, and format it; ARGS are those of biome
	@npm run --silent format -- $(ARGS)
