using OrleansFlow.Functions;
using OrleansFlow.Tasks.Operators.Outputs;
using OrleansFlow.Types;

namespace OrleansFlow.Testing.Running;

/// <summary>Keeps what goes to side outputs.</summary>
internal sealed class HarnessSideOutputs(TypeRegistry types) : ISideOutputTap
{
    private readonly Dictionary<OutputTag, object> _outputs = [];

    public HarnessOutput<T> Of<T>(OutputTag<T> tag)
    {
        if (!_outputs.TryGetValue(tag, out object? output))
        {
            _outputs.Add(tag, output = new HarnessOutput<T>());
        }

        return (HarnessOutput<T>)output;
    }

    public void Clear() => _outputs.Clear();

    Output<T> ISideOutputTap.Open<T>(OutputTag<T> tag) => new Side<T>(this, tag, types.For<T>());

    private sealed class Side<T>(HarnessSideOutputs owner, OutputTag<T> tag, TypeSerializer<T> serializer) : Output<T>
    {
        // A function may change what it emitted.
        public override void Collect(T value, long timestamp) =>
            owner.Of(tag).Add(TestElement<T>.Record(serializer.IsImmutable ? value : serializer.Copy(value), timestamp == Timestamps.None ? null : timestamp));

        public override void EmitWatermark(long watermark)
        {
        }

        public override void EmitStatus(bool idle)
        {
        }

        public override void EmitEpochWatermark(int epoch)
        {
        }
    }
}
