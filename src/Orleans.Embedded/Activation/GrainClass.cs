using System.Reflection;

namespace Orleans.Embedded;

/// <summary>What is the same for all activations of a grain class; made once per class and process.</summary>
internal sealed class GrainClass
{
    private readonly ConstructorInfo? _constructor;
    private readonly ParameterInfo[] _facets = [];
    private readonly Lazy<ObjectFactory> _factory;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = TypeNameOf(type);
        Interfaces = [.. type.GetInterfaces().Where(IsGrainInterface).OrderBy(i => i.FullName, StringComparer.Ordinal)];
        MainInterface = Interfaces.FirstOrDefault(i => !Interfaces.Any(other => other != i && i.IsAssignableFrom(other))) ?? typeof(IAddressable);
        IsReentrant = type.IsDefined(typeof(Concurrency.ReentrantAttribute), true);
        PlacementAttribute = type.GetCustomAttribute<PlacementAttribute>(true);
        IsKeptAlive = type.IsDefined(typeof(KeepAliveAttribute), true);
        var age = type.GetCustomAttribute<CollectionAgeLimitAttribute>(true);
        IsKeptAlive |= age?.AlwaysActive == true;
        CollectionAge = age?.AgeLimit;
        MayInterleave = PredicateOf(type);
        _constructor = type.GetConstructors().OrderByDescending(c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute))).ThenByDescending(c => c.GetParameters().Length).FirstOrDefault();
        if (_constructor is not null)
        {
            _facets = [.. _constructor.GetParameters().Where(p => p.GetCustomAttributes().Any(a => a is IFacetMetadata))];
        }

        _factory = new Lazy<ObjectFactory>(() => ActivatorUtilities.CreateFactory(type, [.. _facets.Select(f => f.ParameterType)]));
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type[] Interfaces { get; }

    public Type MainInterface { get; }

    public bool IsReentrant { get; init; }

    public bool IsKeptAlive { get; }

    public TimeSpan? CollectionAge { get; }

    public PlacementAttribute? PlacementAttribute { get; }

    public PlacementStrategy? Placement => PlacementAttribute?.PlacementStrategy;

    public bool UsesDirectory => Placement?.IsUsingGrainDirectory ?? true;

    public Func<object?, IInvokable, bool>? MayInterleave { get; }

    public static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(IGrainBase).IsAssignableFrom(type) && type.GetInterfaces().Any(IsGrainInterface);

    public static bool IsGrainInterface(Type type) =>
        type.IsInterface && typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain) && type != typeof(IGrainWithStringKey) && type != typeof(IGrainWithGuidKey)
        && type != typeof(IGrainWithIntegerKey) && type != typeof(IGrainWithGuidCompoundKey) && type != typeof(IGrainWithIntegerCompoundKey);

    public object Create(Activation activation)
    {
        var arguments = new object[_facets.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Facets.Create(activation, _facets[i]);
        }

        return _factory.Value(activation.ActivationServices, arguments);
    }

    // The name without "Grain", in lower case, as Orleans forms it.
    private static GrainType TypeNameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>(false) is { } named)
        {
            return named.GetGrainType(null!, type);
        }

        var name = type.Name.ToLowerInvariant();
        var tick = name.IndexOf('`');
        var bare = tick < 0 ? name : name[..tick];
        if (bare.EndsWith("grain", StringComparison.Ordinal) && bare.Length > "grain".Length)
        {
            bare = bare[..^"grain".Length];
        }

        return GrainType.Create(type.IsGenericType ? $"{bare}`{type.GetGenericArguments().Length}[[{string.Join("],[", type.GetGenericArguments().Select(TypeNames.NameOf))}]]" : bare);
    }

    private static Func<object?, IInvokable, bool>? PredicateOf(Type type)
    {
        if (type.GetCustomAttribute<Concurrency.MayInterleaveAttribute>(true) is not { } attribute)
        {
            return null;
        }

        var method = type.GetMethod(attribute.CallbackMethodName, BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy, [typeof(IInvokable)])
            ?? throw new InvalidOperationException($"{type} has [MayInterleave(\"{attribute.CallbackMethodName}\")] but no such method with one parameter of type {typeof(IInvokable)}.");
        if (method.IsStatic)
        {
            var predicate = method.CreateDelegate<Func<IInvokable, bool>>();
            return (_, request) => predicate(request);
        }

        return (instance, request) => (bool)method.Invoke(instance, [request])!;
    }
}
