namespace OrleansFlow.Types;

/// <summary>Builds the serializer of a type and of all types that it is made of.</summary>
internal sealed class SerializerBuilder(TypeRegistry registry)
{
    private readonly Dictionary<Type, TypeSerializer> _built = [];
    private readonly List<string> _path = [];

    /// <summary>What was built, to be kept once the whole type has been.</summary>
    public IEnumerable<TypeSerializer> Built => _built.Values;

    private string Path => string.Concat(_path);

    /// <summary>The serializer of the root type.</summary>
    public TypeSerializer Build(Type type) => Resolve(TypeNames.Of(type), type);

    /// <summary>The serializer of a part, with its edge in the path of an error.</summary>
    public TypeSerializer Resolve(string edge, Type type)
    {
        _path.Add(edge);
        TypeSerializer serializer = registry.FindBuilt(type) ?? _built.GetValueOrDefault(type) ?? Create(type);
        _built.TryAdd(type, serializer);
        _path.RemoveAt(_path.Count - 1);
        return serializer;
    }

    private TypeSerializer Create(Type type) =>
        registry.FindRegistered(type)
        ?? LeafForms.Find(type)
        ?? registry.CreateFallback(type)
        ?? throw new UnsupportedTypeException(Path, type, $"{TypeNames.Of(type)} is not supported; register a TypeSerializer<{TypeNames.Of(type)}>");
}
