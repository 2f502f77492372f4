import CPoolStatus.Jansson

/// Calls a function of poolstatus_jansson.h.
///
/// - Returns: what the structs say, and the tree that came out.
func call(
  _ function: Function, _ input: Tree, statefulSets: Tree? = nil, _ options: Options
) -> (Answer, Tree?) {
  var outputs = Outputs()
  // Not NULL: the call has to set it.
  var out: UnsafeMutablePointer<json_t>? = input.withC { $0 }
  let code = options.withC { options in
    input.withC { input in
      switch function {
      case .pool:
        poolstatus_pool_jansson(input, options, &out, &outputs.result, &outputs.error)
      case .list:
        poolstatus_list_jansson(input, options, &out, &outputs.result, &outputs.error)
      case .tenant:
        (statefulSets ?? Tree(owning: json_null())).withC { sets in
          poolstatus_tenant_jansson(
            input, sets, options, &out, &outputs.result, &outputs.error)
        }
      }
    }
  }
  return (Answer(code, outputs), out.map { Tree(owning: $0) })
}
