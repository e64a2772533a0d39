using System.Collections.Immutable;
using System.Numerics;
using System.Reflection;
using System.Text;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public sealed record Pair<TLeft, TRight>(TLeft Left, TRight Right);

public record struct Cell<T>(T Value, int Count);

public sealed class Bag<T>
{
    public string? Name { get; set; }

    public List<T>? Items { get; set; }

    public Bag<T>? Next { get; set; }
}

/// <summary>Random types and random values of them.</summary>
internal sealed class AnyValue(int seed)
{
    private static readonly Type[] Leaves =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(nint), typeof(nuint), typeof(Int128), typeof(UInt128), typeof(Half), typeof(float), typeof(double), typeof(decimal),
        typeof(BigInteger), typeof(char), typeof(Rune), typeof(string), typeof(Utf8Text), typeof(Uri), typeof(Version), typeof(byte[]), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Color), typeof(Rights),
        typeof(Point), typeof(Packed), typeof(Padded), typeof(Nothing), typeof(Person), typeof(Tree), typeof(IShape), typeof(string), typeof(int),
    ];

    private static readonly Type[] Keys = [typeof(int), typeof(string), typeof(Guid), typeof(long), typeof(char), typeof(DateOnly), typeof(Utf8Text)];

    private static readonly Type[] Singles =
    [
        typeof(List<>), typeof(IReadOnlyList<>), typeof(Queue<>), typeof(Stack<>), typeof(LinkedList<>), typeof(ImmutableArray<>),
        typeof(ImmutableList<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(Cell<>), typeof(Bag<>), typeof(ValueTuple<>),
    ];

    private static readonly Type[] Sets = [typeof(HashSet<>), typeof(SortedSet<>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>)];

    private static readonly Type[] Maps =
    [
        typeof(Dictionary<,>), typeof(SortedDictionary<,>), typeof(SortedList<,>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
    ];

    private static readonly Type[] Doubles = [typeof(Pair<,>), typeof(ValueTuple<,>), typeof(Tuple<,>), typeof(KeyValuePair<,>)];

    private readonly Random _random = new(seed);

    public Random Random => _random;

    public Type NextType(int depth)
    {
        if (depth == 0)
        {
            return Pick(Leaves);
        }

        switch (_random.Next(8))
        {
            case 0:
                return NextType(depth - 1).MakeArrayType();
            case 1:
                return NextType(depth - 1).MakeArrayType(2);
            case 2:
                Type inner = NextType(depth - 1);
                return inner.IsValueType && Nullable.GetUnderlyingType(inner) is null ? typeof(Nullable<>).MakeGenericType(inner) : inner;
            case 3:
                return Pick(Sets).MakeGenericType(Pick(Keys));
            case 4:
                return Pick(Maps).MakeGenericType(Pick(Keys), NextType(depth - 1));
            case 5:
                return Pick(Doubles).MakeGenericType(NextType(depth - 1), NextType(depth - 1));
            default:
                return Pick(Singles).MakeGenericType(NextType(depth - 1));
        }
    }

    public object? NextValue(Type type, int depth = 4)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return _random.Next(3) == 0 ? null : NextValue(underlying, depth);
        }

        if (!type.IsValueType && _random.Next(8) == 0)
        {
            return null;
        }

        if (Leaf(type) is { } leaf)
        {
            return leaf;
        }

        if (type.IsArray)
        {
            return NextArray(type, depth);
        }

        if (type == typeof(IShape))
        {
            return NextValue(Pick([typeof(Circle), typeof(Square), typeof(Group)]), depth - 1) ?? new Circle(1);
        }

        Type? item = type.GetInterfaces().Append(type)
            .FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return item is null ? NextObject(type, depth) : NextCollection(type, item, depth);
    }

    private object NextCollection(Type type, Type item, int depth)
    {
        MethodInfo make = typeof(AnyValue).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item);
        Array items = Array.CreateInstance(item, depth <= 0 ? 0 : _random.Next(5));
        for (int i = 0; i < items.Length; i++)
        {
            items.SetValue(NextValue(item, depth - 1), i);
        }

        return make.Invoke(null, [type, items])!;
    }

    private static object Make<T>(Type type, T[] items)
    {
        Type open = type.GetGenericTypeDefinition();
        Type[] arguments = type.GetGenericArguments();
        if (open == typeof(IReadOnlyList<>))
        {
            return items.ToList();
        }

        if (open.Namespace == "System.Collections.Immutable")
        {
            bool isMap = arguments.Length == 2;
            string name = open.Name[..open.Name.IndexOf('`', StringComparison.Ordinal)];
            if (isMap)
            {
                object empty = type.GetField("Empty")!.GetValue(null)!;
                object map = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
                Fill(map, items);
                return type.GetMethod("SetItems")!.Invoke(empty, [map])!;
            }

            MethodInfo create = type.Assembly.GetType("System.Collections.Immutable." + name)!.GetMethods()
                .First(method => method.Name == "CreateRange" && method.GetParameters().Length == 1
                    && method.GetParameters()[0].ParameterType.Name == "IEnumerable`1");
            return create.MakeGenericMethod(arguments).Invoke(null, [items])!;
        }

        if (arguments.Length == 2)
        {
            object map = Activator.CreateInstance(type)!;
            Fill(map, items);
            return map;
        }

        return Activator.CreateInstance(type, [items])!;
    }

    private static void Fill<T>(object map, T[] items)
    {
        System.Collections.IDictionary target = (System.Collections.IDictionary)map;
        foreach (T item in items)
        {
            object? key = typeof(T).GetProperty("Key")!.GetValue(item);
            if (key is not null)
            {
                target[key] = typeof(T).GetProperty("Value")!.GetValue(item);
            }
        }
    }

    private Array NextArray(Type type, int depth)
    {
        Type item = type.GetElementType()!;
        int[] lengths = [.. Enumerable.Range(0, type.GetArrayRank()).Select(_ => depth <= 0 ? 0 : _random.Next(4))];
        Array array = Array.CreateInstance(item, lengths);
        for (int i = 0; i < array.Length; i++)
        {
            int rest = i;
            int[] index = new int[lengths.Length];
            for (int dimension = lengths.Length - 1; dimension >= 0; dimension--)
            {
                index[dimension] = rest % lengths[dimension];
                rest /= lengths[dimension];
            }

            array.SetValue(NextValue(item, depth - 1), index);
        }

        return array;
    }

    private object NextObject(Type type, int depth)
    {
        if (depth < -3 && !type.IsValueType)
        {
            return null!;
        }

        ConstructorInfo? constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        object value = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => NextValue(parameter.ParameterType, depth - 1))]);
        if (constructor is null || constructor.GetParameters().Length == 0)
        {
            foreach (PropertyInfo property in type.GetProperties().Where(one => one.CanWrite))
            {
                property.SetValue(value, NextValue(property.PropertyType, depth - 1));
            }

            foreach (FieldInfo field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
            {
                field.SetValue(value, NextValue(field.FieldType, depth - 1));
            }
        }

        return value;
    }

    private object? Leaf(Type type)
    {
        if (type == typeof(string))
        {
            return NextText();
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, _random.Next(256));
        }

        return type.Name switch
        {
            nameof(Boolean) => _random.Next(2) == 0,
            nameof(Byte) => (byte)NextBits(),
            nameof(SByte) => (sbyte)NextBits(),
            nameof(Int16) => (short)NextBits(),
            nameof(UInt16) => (ushort)NextBits(),
            nameof(Int32) => (int)NextBits(),
            nameof(UInt32) => (uint)NextBits(),
            nameof(Int64) => NextBits(),
            nameof(UInt64) => (ulong)NextBits(),
            nameof(IntPtr) => (nint)NextBits(),
            nameof(UIntPtr) => (nuint)NextBits(),
            nameof(Int128) => new Int128((ulong)NextBits(), (ulong)NextBits()),
            nameof(UInt128) => new UInt128((ulong)NextBits(), (ulong)NextBits()),
            nameof(Half) => BitConverter.Int16BitsToHalf((short)NextBits()),
            nameof(Single) => BitConverter.Int32BitsToSingle((int)NextBits()),
            nameof(Double) => BitConverter.Int64BitsToDouble(NextBits()),
            nameof(Decimal) => new decimal((int)NextBits(), (int)NextBits(), (int)NextBits(), _random.Next(2) == 0, (byte)_random.Next(29)),
            nameof(BigInteger) => new BigInteger(NextBytes(40)),
            nameof(Char) => (char)NextBits(),
            nameof(Rune) => new Rune(_random.Next(0xD800)),
            nameof(Utf8Text) => new Utf8Text(NextBytes(9)),
            nameof(Uri) => new Uri(_random.Next(2) == 0 ? "http://h/" + _random.Next() : "r" + _random.Next(), UriKind.RelativeOrAbsolute),
            nameof(Version) => new Version(_random.Next(), _random.Next(), _random.Next(9)),
            "Byte[]" => NextBytes(9),
            nameof(Guid) => new Guid([.. Enumerable.Range(0, 16).Select(_ => (byte)NextBits())]),
            nameof(DateTime) => new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)_random.Next(3)),
            nameof(DateTimeOffset) => new DateTimeOffset(_random.NextInt64(TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(_random.Next(-840, 841))),
            nameof(DateOnly) => DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber)),
            nameof(TimeOnly) => new TimeOnly(_random.NextInt64(TimeSpan.TicksPerDay)),
            nameof(TimeSpan) => new TimeSpan(NextBits()),
            _ => null,
        };
    }

    private long NextBits() => _random.Next(4) switch
    {
        0 => _random.Next(-2, 3),
        1 => long.MinValue,
        2 => long.MaxValue,
        _ => _random.NextInt64(long.MinValue, long.MaxValue),
    };

    private byte[] NextBytes(int below)
    {
        byte[] bytes = new byte[_random.Next(below)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string NextText()
    {
        int highest = Pick([0x7F, 0x7F, 0xFF, 0xFFFF]);
        return string.Concat(Enumerable.Range(0, Pick([0, 3, 8, 35, 140])).Select(_ => (char)_random.Next(1, highest)));
    }

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
