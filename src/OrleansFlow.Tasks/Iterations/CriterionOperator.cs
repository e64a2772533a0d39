using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Counts the records that the criterion stream has in each round, for the head.</summary>
/// <typeparam name="T">Type of the criterion stream's records.</typeparam>
internal sealed class CriterionOperator<T> : OneInputOperator<T, object>
{
    private readonly Action<int, long> _tell;
    private readonly Action _release;
    private long _count;

    public CriterionOperator(OperatorScope scope, OperatorOutputs<object> outputs, Action<int, long> tell, Action release)
        : base(scope, outputs)
    {
        _tell = tell;
        _release = release;
        scope.OutputCount = static () => 0;
    }

    public override void Collect(T value, long timestamp) => _count++;

    public override void EmitEpochWatermark(int epoch)
    {
        _tell(epoch, _count);
        _count = 0;
    }

    public override ValueTask CloseAsync()
    {
        _release();
        return base.CloseAsync();
    }
}
