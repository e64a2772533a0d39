namespace OrleansFlow.Types;

/// <summary>Base of the product's own serializers: what holds for a type follows from what holds for its parts.</summary>
internal abstract class BuiltInSerializer<T> : TypeSerializer<T>
{
    private Answer _isImmutable;

    public sealed override bool IsImmutable
    {
        get
        {
            if (_isImmutable == Answer.Unknown)
            {
                _isImmutable = PartGraph.All(this, static part => part.IsShallowlyImmutable) ? Answer.Yes : Answer.No;
            }

            return _isImmutable == Answer.Yes;
        }
    }

    internal abstract override bool IsShallowlyImmutable { get; }

    internal override string? ShallowKeyProblem => null;

    public sealed override bool IsKeyType(out string? reason)
    {
        reason = PartGraph.FindKeyProblem(this);
        return reason is null;
    }
}
