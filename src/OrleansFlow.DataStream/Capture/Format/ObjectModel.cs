using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansFlow.Capture;

/// <summary>What objects consist of, for the analysis and the writer alike.</summary>
internal static class ObjectModel
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Types of the framework whose fields are their meaning and have been the same for long.
    private static readonly HashSet<Type> PlainFrameworkTypes =
    [
        typeof(object), typeof(ValueTuple), typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>), typeof(ValueTuple<,,,,,,,>),
        typeof(Tuple<>), typeof(Tuple<,>), typeof(Tuple<,,>), typeof(Tuple<,,,>), typeof(Tuple<,,,,>), typeof(Tuple<,,,,,>), typeof(Tuple<,,,,,,>),
        typeof(Tuple<,,,,,,,>),
        typeof(KeyValuePair<,>), typeof(Index), typeof(Range), typeof(ArraySegment<>), typeof(ImmutableArray<>), typeof(StrongBox<>),
    ];

    // Keyed weakly: the types of an ended job are let go.
    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Fields = [];
    private static readonly ConditionalWeakTable<Type, StrongBox<ObjectKind>> Kinds = [];

    public static ObjectKind KindOf(Type type) => Kinds.GetValue(type, static type => new StrongBox<ObjectKind>(Classify(type))).Value;

    private static ObjectKind Classify(Type type)
    {
        if (type.IsEnum)
        {
            return ObjectKind.Enum;
        }

        if (LeafCodecs.Of(type) is not null)
        {
            return ObjectKind.Leaf;
        }

        if (type.IsArray)
        {
            return ObjectKind.Array;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return ObjectKind.Delegate;
        }

        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (CollectionCodecs.Of(type) is not null)
        {
            return ObjectKind.Collection;
        }

        Assembly assembly = type.Assembly;
        bool byField = PlainFrameworkTypes.Contains(definition)
            || (!AssemblyKinds.IsProvided(assembly) || AssemblyKinds.IsProduct(assembly.GetName().Name!));
        return byField && CaptureRefusals.Of(type) is null ? ObjectKind.Fields : ObjectKind.Unsupported;
    }

    public static bool IsLeaf(Type type) => KindOf(type) is ObjectKind.Leaf or ObjectKind.Enum;

    /// <summary>The fields that are captured, those of base classes first, each level in the order of declaration.</summary>
    public static FieldInfo[] FieldsOf(Type type) => Fields.GetValue(type, static type =>
    {
        var levels = new Stack<Type>();
        for (Type? level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            levels.Push(level);
        }

        return levels
            .SelectMany(static level => level.GetFields(Declared).OrderBy(static field => field.MetadataToken))
            .Where(static field => !field.IsDefined(typeof(NonSerializedAttribute), inherit: false))
            .ToArray();
    });

    /// <summary>The objects that an object holds, delegates aside.</summary>
    public static IEnumerable<object?> Children(object value)
    {
        Type type = value.GetType();
        switch (KindOf(type))
        {
            case ObjectKind.Array when !IsPrimitiveArray(type):
                return ((Array)value).Cast<object?>();
            case ObjectKind.Collection:
                CollectionCodec codec = CollectionCodecs.Of(type)!;
                return codec.Items(value).Append(codec.Comparer(value));
            case ObjectKind.Fields:
                return FieldsOf(type).Select(field => field.GetValue(value));
            default:
                return [];
        }
    }

    public static bool IsPrimitiveArray(Type type) => type.GetElementType() is { IsPrimitive: true } element && element != typeof(nint) && element != typeof(nuint);
}
