using Orleans.Serialization;

namespace Orleans.Conformance.Tests.Serialization;

public sealed class DeepCopierTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void ACopyIsEqualAndSharesNothingThatChanges()
    {
        var value = new Everything { List = ["a"], Bytes = [1], Dictionary = new() { ["k"] = [new Point { X = 1 }] }, Object = new Dog { Name = "Rex" } };
        var copy = Copy(value);
        Assert.Equivalent(value, copy, strict: true);
        Assert.NotSame(value, copy);
        Assert.NotSame(value.List, copy.List);
        Assert.NotSame(value.Bytes, copy.Bytes);
        Assert.NotSame(value.Dictionary["k"], copy.Dictionary!["k"]);
        Assert.NotSame(value.Object, copy.Object);
    }

    [Fact]
    public void ACopyKeepsTypesReferencesAndCycles()
    {
        Assert.IsType<Puppy>(Copy<Animal>(new Puppy()));
        var node = new Node { Value = 1 };
        node.Next = node;
        node.Others.Add(node);
        var copy = Copy(node);
        Assert.NotSame(node, copy);
        Assert.Same(copy, copy.Next);
        Assert.Same(copy, copy.Others[0]);
    }

    [Fact]
    public void WhatIsImmutableIsShared()
    {
        var value = new Holder { Frozen = new Frozen { Values = [1] }, MarkedImmutable = [2], Copied = [3] };
        var copy = Copy(value);
        Assert.Same(value.Frozen, copy.Frozen);
        Assert.Same(value.MarkedImmutable, copy.MarkedImmutable);
        Assert.NotSame(value.Copied, copy.Copied);
        const string Text = "text";
        Assert.Same(Text, Copy(Text));
    }

    [Fact]
    public void TheUntypedCopierCopiesByTheValuesType()
    {
        var list = new List<object> { 1, "a", new Dog { Name = "Rex" } };
        var copy = _services.GetRequiredService<DeepCopier>().Copy<object>(list);
        var copied = Assert.IsType<List<object>>(copy);
        Assert.Equal("Rex", Assert.IsType<Dog>(copied[2]).Name);
        Assert.NotSame(list[2], copied[2]);
    }

    [Fact]
    public void ATypeWithoutACopierIsRefusedByName()
    {
        var error = Assert.ThrowsAny<Exception>(() => _services.GetRequiredService<DeepCopier>().Copy<object>(new Calls.Unserializable()));
        Assert.Contains(nameof(Calls.Unserializable), error.Message, StringComparison.Ordinal);
    }

    private T Copy<T>(T value) => _services.GetRequiredService<DeepCopier<T>>().Copy(value)!;
}
