using System.Reflection.Emit;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Emits the reference class of an interface: each method makes a request, copies the arguments and hands it to the runtime.</summary>
internal static class ProxyEmitter
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public static Func<GrainReferenceShared, IdSpan, GrainReference> Emit(InterfaceDescriptor descriptor)
    {
        var type = descriptor.Type;
        var created = typeof(GrainReference);
        var generic = new List<(string Field, RequestShape Shape)>();
        if (type != typeof(IAddressable))
        {
            var builder = DynamicAssemblies.DefineType(type, $"{type.Name}_Reference", typeof(GrainReference));
            builder.AddInterfaceImplementation(type);
            EmitConstructor(builder);
            foreach (var shape in descriptor.AllShapes())
            {
                EmitMethod(builder, shape, generic);
            }

            created = builder.CreateType();
            generic.ForEach(method => created.GetField(method.Field)!.SetValue(null, method.Shape));
        }

        var create = new DynamicMethod("New", typeof(GrainReference), [typeof(GrainReferenceShared), typeof(IdSpan)], typeof(ProxyEmitter).Module, skipVisibility: true);
        var il = create.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, created.GetConstructor(Members, [typeof(GrainReferenceShared), typeof(IdSpan)])!);
        il.Emit(OpCodes.Ret);
        return create.CreateDelegate<Func<GrainReferenceShared, IdSpan, GrainReference>>();
    }

    private static void EmitConstructor(TypeBuilder builder)
    {
        Type[] parameters = [typeof(GrainReferenceShared), typeof(IdSpan)];
        var constructor = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, parameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(Members, parameters)!);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder builder, RequestShape shape, List<(string Field, RequestShape Shape)> generic)
    {
        var contract = shape.Method;
        var parameters = contract.GetParameters();
        var method = builder.DefineMethod(
            $"{shape.InterfaceType.FullName}.{contract.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot);
        if (contract.IsGenericMethodDefinition)
        {
            var field = builder.DefineField($"Generic{generic.Count}", typeof(RequestShape), FieldAttributes.Public | FieldAttributes.Static);
            generic.Add((field.Name, shape));
            EmitGenericMethod(builder, method, contract, field);
            return;
        }

        method.SetReturnType(contract.ReturnType);
        method.SetParameters([.. parameters.Select(p => p.ParameterType)]);
        var il = method.GetILGenerator();
        if (RequestTypes.Of(shape) is not { } requestType)
        {
            EmitThrow(il, shape);
            builder.DefineMethodOverride(method, contract);
            return;
        }

        var request = il.DeclareLocal(requestType);
        il.Emit(OpCodes.Newobj, requestType.GetConstructor(Type.EmptyTypes)!);
        il.Emit(OpCodes.Stloc, request);
        var copied = parameters.Where(RequestShape.IsCopied).ToArray();
        var context = copied.Length > 0 ? il.DeclareLocal(typeof(CopyContext)) : null;
        if (context is not null)
        {
            il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Rent))!);
            il.Emit(OpCodes.Stloc, context);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldloc, request);
            il.Emit(OpCodes.Ldarg, i + 1);
            if (copied.Contains(parameters[i]))
            {
                il.Emit(OpCodes.Ldloc, context!);
                il.Emit(OpCodes.Call, typeof(Serialized<>).MakeGenericType(parameters[i].ParameterType).GetMethod(nameof(Serialized<int>.Copy), [parameters[i].ParameterType, typeof(CopyContext)])!);
            }

            il.Emit(OpCodes.Stfld, requestType.GetField($"arg{i}")!);
        }

        if (context is not null)
        {
            il.Emit(OpCodes.Ldloc, context);
            il.Emit(OpCodes.Call, typeof(CopyContext).GetMethod(nameof(CopyContext.Return))!);
        }

        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldloc, request);
        il.Emit(OpCodes.Call, Sender(contract.ReturnType));
        il.Emit(OpCodes.Ret);
        builder.DefineMethodOverride(method, contract);
    }

    private static MethodInfo Sender(Type returns)
    {
        if (returns == typeof(void))
        {
            return Method(nameof(GrainReference.CallVoid), generic: false);
        }

        if (returns == typeof(Task))
        {
            return Method(nameof(GrainReference.CallTask), generic: false);
        }

        if (returns == typeof(ValueTask))
        {
            return Method(nameof(GrainReference.CallValueTask), generic: false);
        }

        var definition = returns.GetGenericTypeDefinition();
        var name = definition == typeof(Task<>) ? nameof(GrainReference.CallTask) : definition == typeof(ValueTask<>) ? nameof(GrainReference.CallValueTask) : nameof(GrainReference.CallEnumerable);
        return Method(name, generic: true).MakeGenericMethod(returns.GetGenericArguments());
    }

    private static MethodInfo Method(string name, bool generic) => typeof(GrainReference).GetMethods(Members).Single(m => m.Name == name && m.IsGenericMethodDefinition == generic);

    private static void EmitGenericMethod(TypeBuilder builder, MethodBuilder method, MethodInfo contract, FieldBuilder shape)
    {
        var own = method.DefineGenericParameters([.. contract.GetGenericArguments().Select(a => a.Name)]);
        foreach (var (mine, theirs) in own.Zip(contract.GetGenericArguments()))
        {
            mine.SetGenericParameterAttributes(theirs.GenericParameterAttributes);
            foreach (var constraint in theirs.GetGenericParameterConstraints())
            {
                if (constraint.IsInterface)
                {
                    mine.SetInterfaceConstraints(constraint);
                }
                else
                {
                    mine.SetBaseTypeConstraint(constraint);
                }
            }
        }

        method.SetReturnType(Substitute(contract.ReturnType, own));
        Type[] parameters = [.. contract.GetParameters().Select(p => Substitute(p.ParameterType, own))];
        method.SetParameters(parameters);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, shape);
        EmitArray(il, typeof(Type), own.Length, i =>
        {
            il.Emit(OpCodes.Ldtoken, own[i]);
            il.Emit(OpCodes.Call, typeof(Type).GetMethod(nameof(Type.GetTypeFromHandle))!);
        });
        EmitArray(il, typeof(object), parameters.Length, i =>
        {
            il.Emit(OpCodes.Ldarg, i + 1);
            il.Emit(OpCodes.Box, parameters[i]);
        });
        il.Emit(OpCodes.Call, typeof(GenericMethods).GetMethod(nameof(GenericMethods.NewRequest))!);
        il.Emit(OpCodes.Call, Sender(Substitute(contract.ReturnType, own)));
        il.Emit(OpCodes.Ret);
        builder.DefineMethodOverride(method, contract);
    }

    private static void EmitArray(ILGenerator il, Type element, int length, Action<int> emitElement)
    {
        il.Emit(OpCodes.Ldc_I4, length);
        il.Emit(OpCodes.Newarr, element);
        for (var i = 0; i < length; i++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldc_I4, i);
            emitElement(i);
            il.Emit(OpCodes.Stelem_Ref);
        }
    }

    private static Type Substitute(Type type, GenericTypeParameterBuilder[] own)
    {
        if (type.IsGenericMethodParameter)
        {
            return own[type.GenericParameterPosition];
        }

        if (type.IsArray)
        {
            return Substitute(type.GetElementType()!, own).MakeArrayType();
        }

        return type is { IsGenericType: true, ContainsGenericParameters: true }
            ? type.GetGenericTypeDefinition().MakeGenericType([.. type.GetGenericArguments().Select(a => Substitute(a, own))])
            : type;
    }

    private static void EmitThrow(ILGenerator il, RequestShape shape)
    {
        il.Emit(OpCodes.Ldstr, RequestEmitter.Refuse(shape).Message);
        il.Emit(OpCodes.Newobj, typeof(NotSupportedException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
    }
}
