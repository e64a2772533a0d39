using System.Collections.Immutable;
using OrleansFlow.Types;

namespace OrleansFlow.Tests.Types;

public enum Color : byte
{
    Red,
    Green = 7,
    Blue = 200,
}

[Flags]
public enum Rights : long
{
    None = 0,
    Read = 1,
    Write = 2,
    All = long.MinValue,
}

public record Person(string Name, int Age, string? Nick = "none");

public sealed record Employee(string Name, int Age, decimal Salary) : Person(Name, Age);

public readonly record struct Point(long X, long Y);

public struct Packed
{
    public long A;
    public int B;
    public short C;
    public short D;
}

public struct Padded
{
    public byte A;
    public long B;
}

public struct Nothing;

public sealed class Basket
{
    public Guid Id { get; set; }

    public List<Line> Lines { get; set; } = [];

    public Dictionary<string, Color?> Colors { get; init; } = [];

    public DateTimeOffset At;

    public int Total => Lines.Sum(line => line.Count);

    [IgnoreMember]
    public object? Cache { get; set; }

    public sealed class Line
    {
        public required string Article { get; init; }

        public int Count { get; private set; }

        public static Line Of(string article, int count) => new() { Article = article, Count = count };
    }
}

public sealed class Tree(string label, ImmutableArray<Tree> children)
{
    public string Label { get; } = label;

    public ImmutableArray<Tree> Children { get; } = children;
}

public sealed class Chain
{
    public int Value { get; set; }

    public Chain? Next { get; set; }
}

[UnionSubtype(typeof(Circle), "circle")]
[UnionSubtype(typeof(Square), "square")]
[UnionSubtype(typeof(Group), "group")]
public interface IShape;

public sealed record Circle(double Radius) : IShape;

public readonly record struct Square(double Side) : IShape;

public sealed record Group(ImmutableList<IShape> Shapes) : IShape;

public static class Bytes
{
    public static byte[] Write<T>(TypeSerializer<T> serializer, T value)
    {
        DataWriter writer = new(16);
        serializer.Serialize(value, ref writer);
        byte[] bytes = writer.ToArray();
        writer.Dispose();
        return bytes;
    }

    public static byte[] WriteKey<T>(TypeSerializer<T> serializer, T value)
    {
        DataWriter writer = new(stackalloc byte[4]);
        serializer.SerializeKey(value, ref writer);
        byte[] bytes = writer.ToArray();
        writer.Dispose();
        return bytes;
    }

    public static T Read<T>(TypeSerializer<T> serializer, ReadOnlySpan<byte> bytes)
    {
        DataReader reader = new(bytes);
        T value = serializer.Deserialize(ref reader);
        reader.EnsureEnd();
        return value;
    }

    public static T RoundTrip<T>(T value, TypeRegistry? registry = null)
    {
        TypeSerializer<T> serializer = TypeSerializers.For<T>(registry);
        return Read(serializer, Write(serializer, value));
    }
}
