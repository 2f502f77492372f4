/* The three calls that take texts, for Python: as _calls.py makes them through ctypes, at a
   third of what that costs. setup.py compiles it where there is a compiler. It links nothing:
   _calls.py gives it the functions of the library that _library.py has found. */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x03090000
#include <Python.h>
#include <poolstatus.h>

typedef poolstatus_code one_text(const char *, size_t, const poolstatus_options *,
                                 poolstatus_result *, poolstatus_error *);
typedef poolstatus_code two_texts(const char *, size_t, const char *, size_t,
                                  const poolstatus_options *, poolstatus_result *,
                                  poolstatus_error *);
typedef poolstatus_code init_result(poolstatus_result *, uint32_t);
typedef poolstatus_code init_error(poolstatus_error *, uint32_t);

/* What bind() was given. A process has one library, so this is written once. */
static struct {
  one_text *pool, *list;
  two_texts *tenant;
  void (*release)(void *);
  PyObject *fail;   /* raises, from code, message, path, line, column, offset */
  PyObject *status; /* the class of what pool() returns */
  PyObject *states; /* by their numbers */
  poolstatus_result result;
  poolstatus_error error;
} bound;

/* The members of a status, as objects. */
static const char *const member_names[] = {"state", "reason", "changed", "json"};
enum { MEMBERS = sizeof member_names / sizeof *member_names };
static PyObject *members[MEMBERS];

typedef struct text {
  char *bytes;
  Py_ssize_t length;
} text;

static int read_text(PyObject *object, text *out) {
  return PyBytes_AsStringAndSize(object, &out->bytes, &out->length) == 0;
}

/* The options are an address, for ctypes has made them. */
static int read_options(PyObject *object, const poolstatus_options **out) {
  *out = PyLong_AsVoidPtr(object);
  return *out || !PyErr_Occurred();
}

static PyObject *failed(const poolstatus_error *error) {
  PyObject *none = PyObject_CallFunction(bound.fail, "issiiK", (int)error->code, error->message,
                                         error->path, (int)error->line, (int)error->column,
                                         (unsigned long long)error->offset);
  Py_XDECREF(none);
  if (none) PyErr_SetString(PyExc_SystemError, "poolstatus: an error was not raised");
  return NULL;
}

/* state, reason, changed and json; what the library gave is given back. */
static PyObject *answer(poolstatus_code code, const poolstatus_result *result,
                        const poolstatus_error *error) {
  PyObject *tuple;
  if (code) return failed(error);
  tuple =
      Py_BuildValue("isNs#", (int)result->state, result->reason, PyBool_FromLong(result->changed),
                    result->json, (Py_ssize_t)result->json_length);
  bound.release(result->json);
  return tuple;
}

/* The class is frozen: what it does to a member that is set is passed by, as its own __init__
   does. Takes the value, which may be NULL after an error. */
static int set_member(PyObject *status, int which, PyObject *value) {
  int done = value ? PyObject_GenericSetAttr(status, members[which], value) : -1;
  Py_XDECREF(value);
  return done;
}

static PyObject *state_of(poolstatus_state number) {
  PyObject *key = PyLong_FromLong(number);
  PyObject *state = key ? PyObject_GetItem(bound.states, key) : NULL;
  Py_XDECREF(key);
  return state;
}

/* The answer as a status. */
static PyObject *status_of(poolstatus_code code, const poolstatus_result *result,
                           const poolstatus_error *error) {
  PyObject *status;
  if (code) return failed(error);
  status = PyType_GenericAlloc((PyTypeObject *)bound.status, 0);
  if (status &&
      (set_member(status, 0, state_of(result->state)) ||
       set_member(status, 1, PyUnicode_FromString(result->reason)) ||
       set_member(status, 2, PyBool_FromLong(result->changed)) ||
       set_member(status, 3,
                  PyUnicode_FromStringAndSize(result->json, (Py_ssize_t)result->json_length)))) {
    Py_DECREF(status);
    status = NULL;
  }
  bound.release(result->json);
  return status;
}

typedef PyObject *maker(poolstatus_code, const poolstatus_result *, const poolstatus_error *);

static PyObject *ask_one(one_text *function, maker *make, PyObject *arguments) {
  PyObject *first, *last;
  text given;
  const poolstatus_options *options;
  poolstatus_result result = bound.result;
  poolstatus_error error = bound.error;
  poolstatus_code code;
  PyThreadState *thread;
  if (!PyArg_UnpackTuple(arguments, "poolstatus", 2, 2, &first, &last)) return NULL;
  if (!read_text(first, &given) || !read_options(last, &options)) return NULL;
  thread = PyEval_SaveThread();
  code = function(given.bytes, (size_t)given.length, options, &result, &error);
  PyEval_RestoreThread(thread);
  return make(code, &result, &error);
}

static PyObject *pool(PyObject *module, PyObject *arguments) {
  (void)module;
  return ask_one(bound.pool, status_of, arguments);
}

static PyObject *list_pools(PyObject *module, PyObject *arguments) {
  (void)module;
  return ask_one(bound.list, answer, arguments);
}

static PyObject *tenant(PyObject *module, PyObject *arguments) {
  PyObject *first, *second, *last;
  text given, sets;
  const poolstatus_options *options;
  poolstatus_result result = bound.result;
  poolstatus_error error = bound.error;
  poolstatus_code code;
  PyThreadState *thread;
  (void)module;
  if (!PyArg_UnpackTuple(arguments, "poolstatus", 3, 3, &first, &second, &last)) return NULL;
  if (!read_text(first, &given) || !read_text(second, &sets) || !read_options(last, &options))
    return NULL;
  thread = PyEval_SaveThread();
  code = bound.tenant(given.bytes, (size_t)given.length, sets.bytes, (size_t)sets.length, options,
                      &result, &error);
  PyEval_RestoreThread(thread);
  return answer(code, &result, &error);
}

static int init_structs(init_result *result, init_error *error) {
  return result(&bound.result, sizeof bound.result) || error(&bound.error, sizeof bound.error);
}

/* bind(pool, list, tenant, free, result_init, error_init, fail, status, states): the addresses
   of the functions of the library, and what makes objects. Until then no other function may be
   called. */
static PyObject *bind(PyObject *module, PyObject *arguments) {
  unsigned long long pool_at, list_at, tenant_at, free_at, result_at, error_at;
  int index;
  (void)module;
  if (!PyArg_ParseTuple(arguments, "KKKKKKOOO:bind", &pool_at, &list_at, &tenant_at, &free_at,
                        &result_at, &error_at, &bound.fail, &bound.status, &bound.states))
    return NULL;
  Py_INCREF(bound.fail);
  Py_INCREF(bound.status);
  Py_INCREF(bound.states);
  for (index = 0; index < MEMBERS; index++) {
    members[index] = PyUnicode_InternFromString(member_names[index]);
    if (!members[index]) return NULL;
  }
  bound.pool = (one_text *)(uintptr_t)pool_at;
  bound.list = (one_text *)(uintptr_t)list_at;
  bound.tenant = (two_texts *)(uintptr_t)tenant_at;
  bound.release = (void (*)(void *))(uintptr_t)free_at;
  if (init_structs((init_result *)(uintptr_t)result_at, (init_error *)(uintptr_t)error_at)) {
    PyErr_SetString(PyExc_ImportError, "poolstatus: the library does not know these structs");
    return NULL;
  }
  Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"bind", bind, METH_VARARGS, NULL},
    {"pool", pool, METH_VARARGS, NULL},
    {"list", list_pools, METH_VARARGS, NULL},
    {"tenant", tenant, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_native", NULL, -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__native(void);
PyMODINIT_FUNC PyInit__native(void) { return PyModule_Create(&definition); }
