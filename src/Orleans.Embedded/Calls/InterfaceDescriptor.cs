using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A grain interface: its name, its methods and its emitted classes; made once per interface and process.</summary>
internal sealed class InterfaceDescriptor
{
    private static readonly ConcurrentDictionary<Type, Lazy<InterfaceDescriptor>> Descriptors = new();
    private static readonly ConcurrentDictionary<Type, string> Names = new();
    private static readonly ConcurrentDictionary<string, Type> Types = new();
    private readonly RequestShape[] _shapes;

    private InterfaceDescriptor(Type type)
    {
        Type = type;
        Name = NameOf(type);
        InterfaceType = GrainInterfaceType.Create(Name);
        Version = type.GetCustomAttribute<VersionAttribute>()?.Version ?? 0;
        var methods = MethodsOf(type);
        _shapes = [.. methods.Select((method, index) => RequestEmitter.Emit(type, method, index))];
    }

    public Type Type { get; }

    public string Name { get; }

    public GrainInterfaceType InterfaceType { get; }

    public ushort Version { get; }

    /// <summary>Makes a reference.</summary>
    public Func<GrainReferenceShared, IdSpan, GrainReference> NewReference => field ??= ProxyEmitter.Emit(this);

    public static InterfaceDescriptor Of(Type type) => Descriptors.GetOrAdd(type, static type => new Lazy<InterfaceDescriptor>(() => new InterfaceDescriptor(type))).Value;

    public static string NameOf(Type type) => Names.GetOrAdd(type, static type =>
    {
        var name = type.GetCustomAttribute<GrainInterfaceTypeAttribute>(false)?.GetGrainInterfaceType(null!, type).ToString()
            ?? (type.IsGenericType ? null : type.GetCustomAttribute<AliasAttribute>(false)?.Alias)
            ?? (type.IsGenericType ? TypeNames.NameOf(type) : type.FullName!);
        Types.TryAdd(name, type);
        return name;
    });

    public static Type TypeOf(string name) => Types.GetOrAdd(name, static name =>
    {
        foreach (var type in ApplicationParts.All().SelectMany(ApplicationParts.TypesOf))
        {
            if (type.IsInterface && !type.IsGenericTypeDefinition && typeof(IAddressable).IsAssignableFrom(type) && NameOf(type) == name)
            {
                return type;
            }
        }

        return name == typeof(IAddressable).FullName ? typeof(IAddressable) : TypeNames.TypeOf(name);
    });

    public RequestShape Shape(int index) =>
        (uint)index < (uint)_shapes.Length ? _shapes[index] : throw new SerializerException($"interface {Name} has no method number {index}");

    /// <summary>The shapes of all methods that a reference of this interface has, inherited ones too.</summary>
    public IEnumerable<RequestShape> AllShapes() => new[] { Type }.Concat(Type.GetInterfaces()).SelectMany(i => Of(i)._shapes);

    private static MethodInfo[] MethodsOf(Type type) =>
        [.. type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(m => m.IsAbstract).OrderBy(m => m.MetadataToken)];
}
