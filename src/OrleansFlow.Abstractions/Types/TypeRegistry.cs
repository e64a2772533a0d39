using System.Runtime.CompilerServices;

namespace OrleansFlow.Types;

/// <summary>Builds and keeps serializers, and knows what was registered: custom serializers, subtypes of unions, a fallback.</summary>
/// <remarks>
/// A job has a registry of its own. The registry does not keep types alive: when their load context is unloaded, the serializers
/// go with it. Registrations come before the types that they concern are first used. Flink: <c>SerializerConfig</c>.
/// </remarks>
public sealed class TypeRegistry
{
    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<Type, TypeSerializer> _serializers = [];
    private readonly ConditionalWeakTable<Type, TypeSerializer> _registered = [];
    private readonly ConditionalWeakTable<Type, List<UnionSubtype>> _subtypes = [];
    private readonly bool _isFixed;
    private ITypeSerializerFactory? _fallback;

    /// <summary>Creates a registry in which nothing is registered.</summary>
    public TypeRegistry()
    {
    }

    private TypeRegistry(bool isFixed) => _isFixed = isFixed;

    /// <summary>The registry in which nothing is and can be registered.</summary>
    public static TypeRegistry Default { get; } = new(isFixed: true);

    /// <summary>Registers a custom serializer; it goes before all that the product would do for the type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="serializer">The serializer.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="InvalidOperationException">The type is in use already, or this is <see cref="Default"/>.</exception>
    public TypeRegistry Register<T>(TypeSerializer<T> serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        CheckSchema(serializer);
        lock (_lock)
        {
            CheckOpen(typeof(T));
            _registered.AddOrUpdate(typeof(T), serializer);
        }

        return this;
    }

    /// <summary>Registers a subtype, so that a value declared as <typeparamref name="TBase"/> may hold it.</summary>
    /// <typeparam name="TBase">An interface or a class.</typeparam>
    /// <typeparam name="TSubtype">The subtype, or <typeparamref name="TBase"/> itself when it is no abstract class.</typeparam>
    /// <param name="name">The name that stands for the subtype in schemas; null for the type's own name.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="InvalidOperationException">The base is in use already, the subtype or its name is taken, or this is <see cref="Default"/>.</exception>
    /// <remarks><see cref="UnionSubtypeAttribute"/> on the base does the same.</remarks>
    public TypeRegistry RegisterSubtype<TBase, TSubtype>(string? name = null)
        where TBase : class
        where TSubtype : TBase
    {
        lock (_lock)
        {
            CheckOpen(typeof(TBase));
            List<UnionSubtype> subtypes = _subtypes.GetOrCreateValue(typeof(TBase));
            UnionSubtype added = new(typeof(TSubtype), name ?? TypeNames.Of(typeof(TSubtype)));
            if (subtypes.Exists(known => known.Type == added.Type || known.Name == added.Name))
            {
                throw new InvalidOperationException($"{TypeNames.Of(typeof(TBase))} already has a subtype {TypeNames.Of(added.Type)} or the name '{added.Name}'");
            }

            subtypes.Add(added);
        }

        return this;
    }

    /// <summary>Asks a factory for the serializers of types that are not supported otherwise.</summary>
    /// <param name="factory">The factory.</param>
    /// <returns>This registry.</returns>
    /// <exception cref="InvalidOperationException">This is <see cref="Default"/>.</exception>
    public TypeRegistry UseFallback(ITypeSerializerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        lock (_lock)
        {
            CheckOpen(null);
            _fallback = factory;
        }

        return this;
    }

    /// <summary>The serializer of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The serializer, built at the first call and kept.</returns>
    /// <exception cref="UnsupportedTypeException">The type, or a member of it, cannot be serialized.</exception>
    public TypeSerializer<T> For<T>() => (TypeSerializer<T>)For(typeof(T));

    /// <summary>The serializer of a type of keys.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The serializer.</returns>
    /// <exception cref="UnsupportedTypeException">The type, or a member of it, cannot be serialized.</exception>
    /// <exception cref="InvalidKeyTypeException">Values of the type cannot be keys: their <c>Equals</c> and their bytes can disagree.</exception>
    public TypeSerializer<T> ForKey<T>()
    {
        TypeSerializer<T> serializer = For<T>();
        return serializer.IsKeyType(out string? reason) ? serializer : throw new InvalidKeyTypeException(typeof(T), reason!);
    }

    /// <summary>The serializer of a type that is known only at run time.</summary>
    /// <param name="type">The type.</param>
    /// <returns>A <see cref="TypeSerializer{T}"/> of the type.</returns>
    /// <exception cref="UnsupportedTypeException">The type, or a member of it, cannot be serialized.</exception>
    public TypeSerializer For(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (_serializers.TryGetValue(type, out TypeSerializer? serializer))
        {
            return serializer;
        }

        lock (_lock)
        {
            if (_serializers.TryGetValue(type, out serializer))
            {
                return serializer;
            }

            SerializerBuilder builder = new(this);
            serializer = builder.Build(type);
            foreach (TypeSerializer built in builder.Built)
            {
                _serializers.AddOrUpdate(built.Type, built);
            }

            return serializer;
        }
    }

    internal TypeSerializer? FindBuilt(Type type) => _serializers.TryGetValue(type, out TypeSerializer? built) ? built : null;

    internal TypeSerializer? FindRegistered(Type type) => _registered.TryGetValue(type, out TypeSerializer? found) ? found : null;

    internal IReadOnlyList<UnionSubtype> FindSubtypes(Type type) => _subtypes.TryGetValue(type, out List<UnionSubtype>? found) ? found : [];

    internal TypeSerializer? CreateFallback(Type type)
    {
        TypeSerializer? made = _fallback?.TryCreate(type, this);
        if (made is not null)
        {
            CheckSchema(made);
            if (made.Type != type)
            {
                throw new InvalidOperationException($"the fallback made a serializer of {TypeNames.Of(made.Type)} where one of {TypeNames.Of(type)} was asked for");
            }
        }

        return made;
    }

    private static void CheckSchema(TypeSerializer serializer)
    {
        if (serializer.Schema.Kind != TypeSchemaKind.Custom)
        {
            throw new ArgumentException($"the schema of the serializer of {TypeNames.Of(serializer.Type)} is not one of TypeSchema.Custom, which names it and its version");
        }
    }

    private void CheckOpen(Type? type)
    {
        if (_isFixed)
        {
            throw new InvalidOperationException("nothing can be registered in TypeRegistry.Default; use a TypeRegistry of your own");
        }

        if (type is not null && _serializers.TryGetValue(type, out _))
        {
            throw new InvalidOperationException($"{TypeNames.Of(type)} already has a serializer in use; register before the type is first used");
        }
    }
}
