namespace OrleansFlow.Graph;

/// <summary>What a program sets on an operator; checked as it is set.</summary>
internal sealed class OperatorSettings(OperatorTransformation transformation)
{
    private string What => $"Operator '{transformation.Name}'";

    public void Name(string name) => transformation.Name = GraphArguments.OperatorName(name);

    public void Description(string description) => transformation.Description = GraphArguments.NotEmpty(description, $"The description of operator '{transformation.Name}'");

    public void Uid(string uid) => transformation.Uid = GraphArguments.NotEmpty(uid, $"The uid of operator '{transformation.Name}'");

    public void UidHash(string uidHash) => transformation.UidHash = OperatorId.TryParse(uidHash, out OperatorId id)
        ? id
        : throw new JobSubmissionException($"The uid hash '{uidHash}' of operator '{transformation.Name}' is not one: 32 hexadecimal digits are expected.");

    public void Parallelism(int parallelism)
    {
        GraphArguments.Parallelism(parallelism, What);
        if (transformation.FixedParallelismReason is { } reason && parallelism != transformation.Parallelism)
        {
            throw new JobSubmissionException($"{What} must keep parallelism {transformation.Parallelism}: {reason}.");
        }

        transformation.Parallelism = parallelism;
    }

    public void ForceNonParallel(string reason)
    {
        Parallelism(1);
        transformation.FixedParallelismReason = reason;
    }

    public void MaxParallelism(int maxParallelism) => transformation.MaxParallelism = GraphArguments.MaxParallelism(maxParallelism, What);

    public void BufferTimeout(long milliseconds) => transformation.BufferTimeoutMs = GraphArguments.BufferTimeout(milliseconds, What);

    public void Chaining(ChainingStrategy strategy) => transformation.Chaining = strategy;

    public void SlotSharingGroup(string group) => transformation.SlotSharingGroup = GraphArguments.NotEmpty(group, $"The slot sharing group of operator '{transformation.Name}'");
}
