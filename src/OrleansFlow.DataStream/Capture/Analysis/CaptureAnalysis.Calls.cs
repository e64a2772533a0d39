using System.Reflection;

namespace OrleansFlow.Capture;

internal sealed partial class CaptureAnalysis
{
    private const BindingFlags DeclaredInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>A delegate is made; whoever gets it may call it.</summary>
    private void CreateDelegate(MethodBase method, AbstractValue target)
    {
        if (target.Objects.Count == 0)
        {
            Invoke(method, null);
        }

        foreach (object item in target.Objects)
        {
            Invoke(method.IsVirtual ? Implementation(method, item.GetType()) ?? method : method, item);
        }
    }

    /// <summary>Methods that others may call on a new object of a type that the compiler made.</summary>
    private void InvokeVirtualMethods(Type type)
    {
        foreach (MethodInfo method in type.GetMethods(DeclaredInstance))
        {
            if (method.IsVirtual)
            {
                Invoke(method, null);
            }
        }
    }

    /// <summary>A call of exactly this method.</summary>
    private AbstractValue Bind(MethodBase method, AbstractValue receiver, AbstractValue[] arguments)
    {
        if (receiver.IsNothing && Array.TrueForAll(arguments, static argument => argument.IsNothing) && !TakesClosure(method))
        {
            return AbstractValue.Nothing;
        }

        if (method.DeclaringType == typeof(object))
        {
            // A constructor, GetType, ReferenceEquals and the like: nothing is read.
            return AbstractValue.Nothing;
        }

        if (Summary(method) is not { } summary)
        {
            Escape(receiver);
            foreach (AbstractValue argument in arguments)
            {
                EscapeArgument(argument);
            }

            return AbstractValue.Nothing;
        }

        int first = 0;
        if (!method.IsStatic)
        {
            Flow(ref summary.Parameters[first++], receiver);
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            Flow(ref summary.Parameters[first + i], arguments[i]);
        }

        return summary.Result;
    }

    /// <summary>A call of the method that the receiver has under this name.</summary>
    private AbstractValue Dispatch(MethodBase method, AbstractValue receiver, AbstractValue[] arguments, Type? constrained)
    {
        AbstractValue result = AbstractValue.Nothing;
        foreach (object item in receiver.Objects)
        {
            if (Implementation(method, item.GetType()) is { } implementation)
            {
                result = result.Union(Bind(implementation, AbstractValue.Of(item), arguments));
            }
            else
            {
                Escape(item);
            }
        }

        if (receiver.Objects.Count == 0)
        {
            if (constrained is not null && Implementation(method, constrained) is { } exact)
            {
                return Bind(exact, AbstractValue.Nothing, arguments);
            }

            // The receiver was made by the function; which override is called is not known.
            result = Bind(method, receiver, arguments);
            foreach (AbstractValue argument in arguments)
            {
                EscapeArgument(argument);
            }
        }

        return result;
    }

    private void EscapeArgument(AbstractValue argument)
    {
        if (argument.Function is { } function)
        {
            CreateDelegate(function, argument);
        }

        Escape(argument);
    }

    // Local functions get the closure's fields by reference to a struct, or are methods of the closure.
    private static bool TakesClosure(MethodBase method) =>
        IsCompilerGenerated(method.DeclaringType)
        || Array.Exists(method.GetParameters(), static parameter => parameter.ParameterType is { IsByRef: true } type && IsCompilerGenerated(type.GetElementType()));

    private static MethodInfo? Implementation(MethodBase method, Type type)
    {
        if (method is not MethodInfo { DeclaringType: { } declaring } info)
        {
            return null;
        }

        if (!info.IsVirtual || declaring == type)
        {
            return info;
        }

        MethodInfo definition = info.IsGenericMethod ? info.GetGenericMethodDefinition() : info;
        MethodInfo? found = declaring.IsInterface ? OfInterface(definition, declaring, type) : OfClass(definition, type);
        return found is { IsGenericMethodDefinition: true } ? found.MakeGenericMethod(info.GetGenericArguments()) : found;
    }

    private static MethodInfo? OfInterface(MethodInfo definition, Type declaring, Type type)
    {
        // By exact interface: through variance a type has interfaces that it has no map of.
        if (type.IsArray || !type.GetInterfaces().Contains(declaring))
        {
            return null;
        }

        InterfaceMapping map = type.GetInterfaceMap(declaring);
        int index = Array.FindIndex(map.InterfaceMethods, candidate => candidate.MetadataToken == definition.MetadataToken && candidate.Module == definition.Module);
        return index < 0 ? null : map.TargetMethods[index];
    }

    private static MethodInfo? OfClass(MethodInfo definition, Type type)
    {
        MethodInfo root = definition.GetBaseDefinition();
        for (Type? level = type; level is not null; level = level.BaseType)
        {
            foreach (MethodInfo candidate in level.GetMethods(DeclaredInstance))
            {
                if (candidate.IsVirtual && candidate.Name == root.Name && candidate.GetBaseDefinition() is { } candidateRoot
                    && candidateRoot.MetadataToken == root.MetadataToken && candidateRoot.Module == root.Module)
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
