namespace OrleansFlow.Testing.Running;

/// <summary>What the operators emitted.</summary>
internal sealed class HarnessOutput<T>
{
    private readonly List<TestElement<T>> _elements = [];

    public IReadOnlyList<TestElement<T>> Elements => [.. _elements];

    public IReadOnlyList<TestRecord<T>> Records =>
        [.. _elements.Where(static e => e.Kind == TestElementKind.Record).Select(static e => new TestRecord<T>(e.Value!, e.Timestamp))];

    public void Add(TestElement<T> element) => _elements.Add(element);

    public void Clear() => _elements.Clear();
}
