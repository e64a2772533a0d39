using System.Collections.Immutable;

namespace Orleans.Conformance.Tests.Serialization;

public enum Colour : byte
{
    None,
    Red,
    Green = 200,
}

[GenerateSerializer]
public class Animal
{
    [Id(0)]
    public string? Name { get; set; }
}

[GenerateSerializer]
public class Dog : Animal
{
    [Id(0)]
    public int Tricks { get; set; }
}

[GenerateSerializer]
public class Puppy : Dog
{
    [Id(0)]
    public Animal? Mother { get; set; }
}

[GenerateSerializer]
public sealed class Node
{
    [Id(0)]
    public int Value { get; set; }

    [Id(1)]
    public Node? Next { get; set; }

    [Id(2)]
    public List<Node> Others { get; set; } = [];
}

[GenerateSerializer]
public struct Point
{
    [Id(0)]
    public int X;

    [Id(1)]
    public double Y;
}

[GenerateSerializer]
public record struct Pair<TFirst, TSecond>([property: Id(0)] TFirst First, [property: Id(1)] TSecond Second);

/// <summary>Its primary constructor's parameters get their ids by position.</summary>
[GenerateSerializer]
public record Person(string Name, int Age)
{
    [Id(0)]
    public string? Nickname { get; init; }
}

[GenerateSerializer]
public record Employee(string Name, int Age, decimal Salary) : Person(Name, Age);

[GenerateSerializer(IncludePrimaryConstructorParameters = false)]
public record Chosen([property: Id(5)] string Kept, string Dropped);

[GenerateSerializer]
public readonly struct Money
{
    public Money(decimal amount, string currency)
    {
        Amount = amount;
        Currency = currency;
    }

    [Id(0)]
    public decimal Amount { get; }

    [Id(1)]
    public string Currency { get; }
}

[GenerateSerializer]
public class Private
{
    [Id(0)]
    private int _secret;

    [Id(1)]
    public int Shown { get; private set; }

    public static Private Of(int secret, int shown) => new() { _secret = secret, Shown = shown };

    public int Reveal() => _secret;
}

[GenerateSerializer]
public class Everything
{
    [Id(0)]
    public bool Bool { get; set; }

    [Id(1)]
    public byte[]? Bytes { get; set; }

    [Id(2)]
    public long Long { get; set; }

    [Id(3)]
    public double Double { get; set; }

    [Id(4)]
    public decimal Decimal { get; set; }

    [Id(5)]
    public DateTime DateTime { get; set; }

    [Id(6)]
    public DateTimeOffset DateTimeOffset { get; set; }

    [Id(7)]
    public TimeSpan TimeSpan { get; set; }

    [Id(8)]
    public Guid Guid { get; set; }

    [Id(9)]
    public Uri? Uri { get; set; }

    [Id(10)]
    public Colour Colour { get; set; }

    [Id(11)]
    public int? Nullable { get; set; }

    [Id(12)]
    public List<string>? List { get; set; }

    [Id(13)]
    public Dictionary<string, List<Point>>? Dictionary { get; set; }

    [Id(14)]
    public HashSet<int>? Set { get; set; }

    [Id(15)]
    public int[,]? Grid { get; set; }

    [Id(16)]
    public Queue<char>? Queue { get; set; }

    [Id(17)]
    public object? Object { get; set; }

    [Id(18)]
    public ImmutableArray<int> ImmutableArray { get; set; } = [];

    [Id(19)]
    public ImmutableDictionary<string, int> ImmutableDictionary { get; set; } = ImmutableDictionary<string, int>.Empty;

    [Id(20)]
    public (int, string) Tuple { get; set; }

    [Id(21)]
    public Version? Version { get; set; }

    [Id(22)]
    public float Float { get; set; }

    [Id(23)]
    public char Char { get; set; }

    [Id(24)]
    public SiloAddress? Silo { get; set; }

    [Id(25)]
    public GrainId GrainId { get; set; }
}

/// <summary>A message as the first version of a program knew it.</summary>
[GenerateSerializer]
[Alias("conformance.message.v1")]
public class MessageOne
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public string? Text { get; set; }
}

/// <summary>The same message in the next version: one member gone, two added.</summary>
[GenerateSerializer]
[Alias("conformance.message.v2")]
public class MessageTwo
{
    [Id(1)]
    public string? Text { get; set; }

    [Id(2)]
    public List<int>? Numbers { get; set; }

    [Id(3)]
    public int Extra { get; set; } = 17;
}

[GenerateSerializer]
public class Generic<T>
{
    [Id(0)]
    public T? Value { get; set; }

    [Id(1)]
    public Generic<T>? Inner { get; set; }

    [GenerateSerializer]
    public class Nested<TOther>
    {
        [Id(0)]
        public T? One { get; set; }

        [Id(1)]
        public TOther? Other { get; set; }
    }
}

/// <summary>A type of somebody else's, for which a surrogate stands.</summary>
public readonly struct Foreign(int value)
{
    public int Value { get; } = value;
}

[GenerateSerializer]
public struct ForeignSurrogate
{
    [Id(0)]
    public int Value;
}

[RegisterConverter]
public sealed class ForeignConverter : IConverter<Foreign, ForeignSurrogate>
{
    public Foreign ConvertFromSurrogate(in ForeignSurrogate surrogate) => new(surrogate.Value);

    public ForeignSurrogate ConvertToSurrogate(in Foreign value) => new() { Value = value.Value };
}

[GenerateSerializer]
[Immutable]
public sealed class Frozen
{
    [Id(0)]
    public List<int> Values { get; init; } = [];
}

[GenerateSerializer]
public class Holder
{
    [Id(0)]
    public Frozen? Frozen { get; set; }

    [Id(1)]
    [Immutable]
    public List<int>? MarkedImmutable { get; set; }

    [Id(2)]
    public List<int>? Copied { get; set; }
}
