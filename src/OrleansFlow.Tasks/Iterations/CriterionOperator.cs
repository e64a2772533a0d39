using OrleansFlow.Tasks.Operators;
using OrleansFlow.Tasks.Operators.Outputs;

namespace OrleansFlow.Tasks.Iterations;

/// <summary>Counts the records that the criterion stream has in each round, for the head.</summary>
/// <typeparam name="T">Type of the criterion stream's records.</typeparam>
/// <typeparam name="TVariable">Type of what is fed back.</typeparam>
internal sealed class CriterionOperator<T, TVariable> : OneInputOperator<T, object>
{
    private readonly FeedbackPort<FeedbackChannel<TVariable>> _port;
    private long _count;

    public CriterionOperator(OperatorScope scope, OperatorOutputs<object> outputs, FeedbackPort<FeedbackChannel<TVariable>> port)
        : base(scope, outputs)
    {
        _port = port;
        scope.OutputCount = static () => 0;
    }

    public override ValueTask OpenAsync()
    {
        _port.Open();
        return base.OpenAsync();
    }

    public override void Collect(T value, long timestamp) => _count++;

    public override void EmitEpochWatermark(int epoch)
    {
        _port.Shared.AddCriterion(epoch, _count);
        _count = 0;
    }

    public override async ValueTask CloseAsync()
    {
        await base.CloseAsync();
        await _port.CloseAsync();
    }
}
