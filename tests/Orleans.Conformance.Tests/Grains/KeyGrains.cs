namespace Orleans.Conformance.Tests.Grains;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> KeyAsync();

    Task<string> IdAsync();

    Task<bool> IsSameAsync(IStringKeyGrain other);

    Task<IStringKeyGrain> SelfAsync();

    Task<long> MisreadKeyAsync();
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> KeyAsync();
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> KeyAsync();
}

public interface IGuidCompoundKeyGrain : IGrainWithGuidCompoundKey
{
    Task<(Guid Key, string? Extension)> KeyAsync();
}

public interface IIntegerCompoundKeyGrain : IGrainWithIntegerCompoundKey
{
    Task<(long Key, string? Extension)> KeyAsync();
}

internal interface IInternalGrain : IGrainWithStringKey
{
    ValueTask<int> DoubleAsync(int value);
}

public interface ITwiceImplementedGrain : IGrainWithStringKey
{
    Task<string> ClassAsync();
}

public interface INeverImplementedGrain : IGrainWithStringKey
{
    Task NothingAsync();
}

public interface IFirstFace : IGrainWithStringKey
{
    Task SetAsync(int value);
}

public interface ISecondFace : IGrainWithStringKey
{
    Task<int> GetAsync();
}

public interface IGenericGrain<T> : IGrainWithStringKey
{
    Task<T> EchoAsync(T value);
}

public class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> IdAsync() => Task.FromResult(GrainContext.GrainId.ToString());

    public Task<bool> IsSameAsync(IStringKeyGrain other) => Task.FromResult(other.Equals(this.AsReference<IStringKeyGrain>()));

    public Task<IStringKeyGrain> SelfAsync() => Task.FromResult(this.AsReference<IStringKeyGrain>());

    public Task<long> MisreadKeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}

public class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> KeyAsync() => Task.FromResult(this.GetPrimaryKey());
}

public class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> KeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}

public class GuidCompoundKeyGrain : Grain, IGuidCompoundKeyGrain
{
    public Task<(Guid Key, string? Extension)> KeyAsync()
    {
        var key = this.GetPrimaryKey(out var extension);
        return Task.FromResult((key, extension));
    }
}

public class IntegerCompoundKeyGrain : Grain, IIntegerCompoundKeyGrain
{
    public Task<(long Key, string? Extension)> KeyAsync()
    {
        var key = this.GetPrimaryKeyLong(out var extension);
        return Task.FromResult((key, extension));
    }
}

[GrainType("named-by-attribute")]
internal sealed class InternalGrain : Grain, IInternalGrain
{
    public ValueTask<int> DoubleAsync(int value) => new(2 * value);
}

public class OneOfTwoGrain : Grain, ITwiceImplementedGrain
{
    public Task<string> ClassAsync() => Task.FromResult(GetType().Name);
}

public class OtherOfTwoGrain : Grain, ITwiceImplementedGrain
{
    public Task<string> ClassAsync() => Task.FromResult(GetType().Name);
}

public class TwoFacedGrain : Grain, IFirstFace, ISecondFace
{
    private int _value;

    public Task SetAsync(int value)
    {
        _value = value;
        return Task.CompletedTask;
    }

    public Task<int> GetAsync() => Task.FromResult(_value);
}

public class GenericGrain<T> : Grain, IGenericGrain<T>
{
    public Task<T> EchoAsync(T value) => Task.FromResult(value);
}
