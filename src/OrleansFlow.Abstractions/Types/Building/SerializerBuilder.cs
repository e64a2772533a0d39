using System.Reflection;

namespace OrleansFlow.Types;

/// <summary>Builds the serializer of a type and of all types that it is made of.</summary>
internal sealed class SerializerBuilder(TypeRegistry registry)
{
    private readonly Dictionary<Type, TypeSerializer> _built = [];
    private readonly Dictionary<Type, TypeSerializer> _exact = [];
    private readonly HashSet<TypeSerializer> _open = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _path = [];

    /// <summary>What was built, to be kept once the whole type has been.</summary>
    public IEnumerable<TypeSerializer> Built => _built.Values;

    /// <summary>The serializer of the root type.</summary>
    public TypeSerializer Build(Type type) => Resolve(TypeNames.Of(type), type);

    private TypeSerializer Resolve(string edge, Type type)
    {
        _path.Add(edge);
        TypeSerializer? serializer = registry.FindBuilt(type) ?? _built.GetValueOrDefault(type);
        if (serializer is null)
        {
            serializer = Create(type);
            _built.TryAdd(type, serializer);
        }
        else
        {
            NoteRecursion(serializer);
        }

        _path.RemoveAt(_path.Count - 1);
        return serializer;
    }

    private TypeSerializer Create(Type type)
    {
        if (registry.FindRegistered(type) is { } registered)
        {
            return Framed(registered);
        }

        if (LeafForms.Find(type) is { } leaf)
        {
            return leaf;
        }

        if (Subtypes(type) is { Length: > 0 } subtypes)
        {
            return CreateUnion(type, subtypes);
        }

        if (type.IsEnum)
        {
            Type number = Enum.GetUnderlyingType(type);
            return Instance(typeof(EnumSerializer<,>).MakeGenericType(type, number), LeafForms.Find(number)!);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Instance(typeof(NullableSerializer<>).MakeGenericType(underlying), Resolve("", underlying));
        }

        if (CollectionTypes.Find(type) is { } collection)
        {
            return Instance(collection.Serializer, [.. collection.Parts.Select(part => Resolve(part.Edge, part.Type))]);
        }

        return CreateObject(type, _built);
    }

    private TypeSerializer CreateObject(Type type, Dictionary<Type, TypeSerializer> kept)
    {
        string member = "";
        ObjectShape? shape = null;
        string? problem = TypeProblems.Find(type);
        if (problem is null)
        {
            shape = ObjectShape.TryCreate(type, out member, out problem);
        }

        if (shape is null)
        {
            return registry.CreateFallback(type) is { } fallback ? Framed(fallback)
                : throw new UnsupportedTypeException(string.Concat(_path) + member, type, problem!);
        }

        TypeSerializer serializer = Instance(typeof(ObjectSerializer<>).MakeGenericType(type), shape);
        kept.Add(type, serializer);
        Complete(serializer, shape.Members.Select(one => ("." + one.Name, one.Type)), Resolve);
        return serializer;
    }

    private TypeSerializer CreateUnion(Type type, UnionSubtype[] subtypes)
    {
        TypeSerializer serializer = Instance(typeof(UnionSerializer<>).MakeGenericType(type), new object[] { subtypes });
        _built.Add(type, serializer);
        Complete(serializer, subtypes.Select(one => ($"({one.Name})", one.Type)), ResolveExact);
        return serializer;
    }

    /// <summary>Gives a serializer its parts; one that is met again on the way is recursive.</summary>
    private void Complete(TypeSerializer serializer, IEnumerable<(string Edge, Type Type)> parts, Func<string, Type, TypeSerializer> resolve)
    {
        _open.Add(serializer);
        TypeSerializer[] resolved = [.. parts.Select(part => resolve(part.Edge, part.Type))];
        _open.Remove(serializer);
        ((IObjectSerializer)serializer).Complete(resolved);
    }

    /// <summary>The serializer of a subtype, which may have subtypes of its own or be the union's base: here it stands for itself alone.</summary>
    private TypeSerializer ResolveExact(string edge, Type type)
    {
        if (Subtypes(type).Length == 0 || registry.FindRegistered(type) is not null)
        {
            return Resolve(edge, type);
        }

        if (_exact.TryGetValue(type, out TypeSerializer? known))
        {
            NoteRecursion(known);
            return known;
        }

        _path.Add(edge);
        TypeSerializer serializer = CreateObject(type, _exact);
        _path.RemoveAt(_path.Count - 1);
        return serializer;
    }

    private void NoteRecursion(TypeSerializer serializer)
    {
        if (_open.Contains(serializer))
        {
            ((IObjectSerializer)serializer).IsRecursive = true;
        }
    }

    private UnionSubtype[] Subtypes(Type type)
    {
        if (!type.IsClass && !type.IsInterface)
        {
            return [];
        }

        IEnumerable<UnionSubtype> declared = type.GetCustomAttributes<UnionSubtypeAttribute>(inherit: false)
            .Select(one => new UnionSubtype(one.Type, one.Name ?? TypeNames.Of(one.Type)));
        UnionSubtype[] all = [.. declared.Concat(registry.FindSubtypes(type)).Distinct().OrderBy(one => one.Name, StringComparer.Ordinal)];
        for (int i = 0; i < all.Length; i++)
        {
            UnionSubtype one = all[i];
            string? problem = !one.Type.IsAssignableTo(type) ? "is not derived from it"
                : Array.Exists(all, other => other != one && (other.Name == one.Name || other.Type == one.Type)) ? "shares its name or type with another"
                : null;
            if (problem is not null)
            {
                throw new UnsupportedTypeException(string.Concat(_path), type, $"its subtype {TypeNames.Of(one.Type)}, named '{one.Name}', {problem}");
            }
        }

        return all;
    }

    private static TypeSerializer Framed(TypeSerializer custom) =>
        Instance(typeof(FramedSerializer<>).MakeGenericType(custom.Type), custom);

    private static TypeSerializer Instance(Type type, params object[] arguments) => (TypeSerializer)Activator.CreateInstance(type, arguments)!;
}
