# Completion of the command poolstatus for bash.
_poolstatus() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=
  # bash takes --rule=k for three words.
  if [ "$current" = = ]; then
    current=
  elif [ "$previous" = = ]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $previous in
    --rule) words='documented kubernetes' ;;
    --output | -o) words='json name table' ;;
    --previous | --pods) ;;
    --now | --deadline | --pod-grace | --blocked-reason | --blocked-message | --tenant | --pool)
      return
      ;;
    *)
      case $current in
        -*)
          words='--output --rule --detail --variant-names --own-members --now --previous --stream
            --pods --deadline --pod-grace --blocked-reason --blocked-message --tenant --pool
            --exit-status --help --version'
          ;;
        *) ((COMP_CWORD > 1)) || words='pool list tenant' ;;
      esac
      ;;
  esac
  COMPREPLY=()
  # Without words, and beside the subcommands: files, through -o default.
  [ -z "$words" ] || mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _poolstatus poolstatus
