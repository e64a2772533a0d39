using System.Reflection;
using System.Text;

namespace Orleans.Embedded;

/// <summary>
/// Looks through the signatures of grain interfaces for types without a serializer. As in Orleans it is done when a silo starts in
/// the development environment, so that such a type is found before the first call that carries it.
/// </summary>
internal static class SignatureCheck
{
    private static GrainClasses? _checked;

    /// <summary>Checks the interfaces of all grain classes of the process, once for each set of classes.</summary>
    /// <exception cref="OrleansConfigurationException">Some types have no serializer; the message names them and the methods.</exception>
    public static void Run()
    {
        var classes = GrainClasses.Current;
        if (ReferenceEquals(Volatile.Read(ref _checked), classes))
        {
            return;
        }

        if (Complaints(classes.All.SelectMany(grainClass => grainClass.Interfaces).Distinct()) is { } complaints)
        {
            throw new OrleansConfigurationException(complaints);
        }

        Volatile.Write(ref _checked, classes);
    }

    /// <summary>The types without a serializer and the methods that use them as a text; null when there are none.</summary>
    public static string? Complaints(IEnumerable<Type> interfaces)
    {
        var missing = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var contract in interfaces)
        {
            foreach (var method in contract.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(method => method.IsAbstract))
            {
                foreach (var type in method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
                {
                    Visit(type, $"{contract}.{method.Name}", missing);
                }
            }
        }

        if (missing.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder("Found unserializable or uncopyable types which are being referenced in grain interface signatures:\n");
        foreach (var (type, methods) in missing)
        {
            text.Append("Type: ").Append(type).Append(" has no serializer or copier and was referenced by ").AppendJoin(", ", methods).Append('\n');
        }

        return text.Append("hint: put [GenerateSerializer] on the types and [Id(n)] on their members.").ToString();
    }

    private static void Visit(Type type, string method, SortedDictionary<string, SortedSet<string>> missing)
    {
        if (type.HasElementType)
        {
            Visit(type.GetElementType()!, method, missing);
            return;
        }

        if (type.ContainsGenericParameters)
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Visit(argument, method, missing);
        }

        // What stands behind an interface or a base class shows only in the call.
        if (type.IsInterface || type.IsAbstract || type == typeof(void) || type == typeof(object) || type == typeof(CancellationToken) || IsPromise(type) || Codecs.TryGet(type) is not null)
        {
            return;
        }

        var name = type.ToString();
        if (!missing.TryGetValue(name, out var methods))
        {
            missing[name] = methods = new SortedSet<string>(StringComparer.Ordinal);
        }

        methods.Add(method);
    }

    private static bool IsPromise(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>)));
}
