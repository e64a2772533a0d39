using System.Reflection.Emit;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Emits the request class of a method: a typed field per argument, the invocation, and how arguments are written and read.</summary>
internal static class RequestEmitter
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static RequestShape Emit(Type interfaceType, MethodInfo method, int index)
    {
        var shape = new RequestShape(interfaceType, method, index);
        if (method.IsGenericMethodDefinition)
        {
            // Its calls are made with type arguments: GenericMethods.
            return shape;
        }

        if (method.GetParameters().Any(p => p.ParameterType.IsByRef))
        {
            shape.Create = () => throw Refuse(shape);
            return shape;
        }

        var parent = ParentOf(method);
        var type = DynamicAssemblies.DefineType(interfaceType, $"{interfaceType.Name}_{method.Name}", parent);
        var shapeField = type.DefineField("SharedShape", typeof(RequestShape), FieldAttributes.Public | FieldAttributes.Static);
        var target = type.DefineField("_target", interfaceType, FieldAttributes.Private);
        var arguments = method.GetParameters().Select((p, i) => type.DefineField($"arg{i}", p.ParameterType, FieldAttributes.Public)).ToArray();
        type.DefineDefaultConstructor(MethodAttributes.Public);
        Override(type, parent, "get_" + nameof(RequestBase.Shape), il => il.Emit(OpCodes.Ldsfld, shapeField));
        Override(type, parent, nameof(RequestBase.GetTarget), il => LoadField(il, target));
        Override(type, parent, nameof(RequestBase.SetTarget), il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(shape.IsExtension ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Call, typeof(RequestBase).GetMethod(nameof(RequestBase.TargetOf), Members)!.MakeGenericMethod(interfaceType));
            il.Emit(OpCodes.Stfld, target);
        });
        Override(type, parent, "InvokeInner", il =>
        {
            LoadField(il, target);
            foreach (var argument in arguments)
            {
                LoadField(il, argument);
            }

            il.Emit(OpCodes.Callvirt, method);
        });
        if (arguments.Length > 0)
        {
            EmitArguments(type, parent, arguments);
        }

        var created = type.CreateType();
        created.GetField("SharedShape")!.SetValue(null, shape);
        var create = new DynamicMethod("New", typeof(RequestBase), Type.EmptyTypes, typeof(RequestEmitter).Module, skipVisibility: true);
        var generator = create.GetILGenerator();
        generator.Emit(OpCodes.Newobj, created.GetConstructor(Type.EmptyTypes)!);
        generator.Emit(OpCodes.Ret);
        shape.Create = create.CreateDelegate<Func<RequestBase>>();
        RequestTypes.Register(shape, created);
        return shape;
    }

    public static NotSupportedException Refuse(RequestShape shape) =>
        new($"{shape.InterfaceType}.{shape.MethodName} cannot be called: grain methods have no by-reference parameters.");

    private static void EmitArguments(TypeBuilder type, Type parent, FieldBuilder[] arguments)
    {
        Override(type, parent, nameof(RequestBase.GetArgumentCount), il => il.Emit(OpCodes.Ldc_I4, arguments.Length));
        Override(type, parent, nameof(RequestBase.GetArgument), il => Switch(il, arguments, argument =>
        {
            LoadField(il, argument);
            il.Emit(OpCodes.Box, argument.FieldType);
        }));
        Override(type, parent, nameof(RequestBase.SetArgument), il => Switch(il, arguments, argument =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, argument.FieldType);
            il.Emit(OpCodes.Stfld, argument);
        }));
        Override(type, parent, nameof(RequestBase.WriteArguments), il =>
        {
            foreach (var argument in arguments.Where(a => a.FieldType != typeof(CancellationToken)))
            {
                il.Emit(OpCodes.Ldarg_1);
                LoadField(il, argument);
                il.Emit(OpCodes.Call, typeof(Serialized<>).MakeGenericType(argument.FieldType).GetMethod(nameof(Serialized<int>.Write), Members)!);
            }
        });
        Override(type, parent, nameof(RequestBase.ReadArguments), il =>
        {
            foreach (var argument in arguments.Where(a => a.FieldType != typeof(CancellationToken)))
            {
                il.Emit(OpCodes.Ldarg_0);
                il.Emit(OpCodes.Ldarg_1);
                il.Emit(OpCodes.Call, typeof(Serialized<>).MakeGenericType(argument.FieldType).GetMethod(nameof(Serialized<int>.Read), Members)!);
                il.Emit(OpCodes.Stfld, argument);
            }
        });
    }

    private static void Switch(ILGenerator il, FieldBuilder[] arguments, Action<FieldBuilder> body)
    {
        var labels = arguments.Select(_ => il.DefineLabel()).ToArray();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, labels);
        il.Emit(OpCodes.Ldstr, "index");
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
        for (var i = 0; i < arguments.Length; i++)
        {
            il.MarkLabel(labels[i]);
            body(arguments[i]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static void LoadField(ILGenerator il, FieldInfo field)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
    }

    private static void Override(TypeBuilder type, Type parent, string name, Action<ILGenerator> body)
    {
        var inherited = parent.GetMethods(Members).First(m => m.Name == name && m.IsVirtual);
        var access = inherited.Attributes & MethodAttributes.MemberAccessMask;
        var method = type.DefineMethod(name, access | MethodAttributes.Virtual | MethodAttributes.HideBySig, inherited.ReturnType, [.. inherited.GetParameters().Select(p => p.ParameterType)]);
        var il = method.GetILGenerator();
        body(il);
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(method, inherited);
    }

    private static Type ParentOf(MethodInfo method)
    {
        var returns = method.ReturnType;
        if (returns == typeof(void))
        {
            return typeof(VoidRequest);
        }

        if (returns == typeof(Task))
        {
            return typeof(TaskRequest);
        }

        if (returns == typeof(ValueTask))
        {
            return typeof(Request);
        }

        var definition = returns.IsGenericType ? returns.GetGenericTypeDefinition() : null;
        var open = definition == typeof(Task<>) ? typeof(TaskRequest<>)
            : definition == typeof(ValueTask<>) ? typeof(Request<>)
            : definition == typeof(IAsyncEnumerable<>) ? typeof(AsyncEnumerableRequest<>)
            : throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns {returns}; grain methods return Task, Task<T>, ValueTask, ValueTask<T>, IAsyncEnumerable<T> or void.");
        return open.MakeGenericType(returns.GetGenericArguments());
    }
}
