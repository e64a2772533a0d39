using Orleans.Conformance.Tests.Infrastructure;

namespace Orleans.Conformance.Tests.Calls;

[GenerateSerializer]
public class Parcel
{
    [Id(0)]
    public int Number { get; set; }

    [Id(1)]
    public List<string> Lines { get; set; } = [];

    /// <summary>Stays behind.</summary>
    [NonSerialized]
    public string? Unmarked;
}

[Immutable]
[GenerateSerializer]
public class SealedParcel
{
    [Id(0)]
    public int Number { get; set; }
}

/// <summary>Nobody generates a serializer for it; so it may stand in no signature, only hide behind <see cref="object"/>.</summary>
public class Unserializable
{
    public int Number { get; set; }
}

/// <summary>Hands objects over by identity, which only references of one process share.</summary>
public interface ICopyGrain : IGrainWithStringKey, ILocated
{
    Task KeepAsync(Parcel parcel);

    Task KeepImmutableAsync([Immutable] Parcel parcel);

    Task KeepWrappedAsync(Immutable<Parcel> parcel);

    Task KeepSealedAsync(SealedParcel parcel);

    Task KeepTwiceAsync(Parcel one, Parcel two);

    Task<Parcel> ReturnKeptAsync();

    Task<SealedParcel> ReturnSealedAsync();

    Task TakeAnythingAsync(object value);

    Task<object> GiveUnserializableAsync();

    /// <summary>Calls another grain of the same kind with a parcel that both journals can compare.</summary>
    Task SendAsync(ICopyGrain other, string way);
}

public class CopyGrain : Grain, ICopyGrain
{
    private Parcel? _kept;
    private Parcel? _second;
    private SealedParcel? _sealed;

    public static object? LastSent { get; set; }

    public static object? LastReceived { get; set; }

    public Task<SiloAddress> WhereAsync() => Task.FromResult(GrainContext.Address.SiloAddress!);

    public Task KeepAsync(Parcel parcel)
    {
        LastReceived = _kept = parcel;
        return Task.CompletedTask;
    }

    public Task KeepImmutableAsync(Parcel parcel) => KeepAsync(parcel);

    public Task KeepWrappedAsync(Immutable<Parcel> parcel) => KeepAsync(parcel.Value);

    public Task KeepSealedAsync(SealedParcel parcel)
    {
        LastReceived = _sealed = parcel;
        return Task.CompletedTask;
    }

    public Task KeepTwiceAsync(Parcel one, Parcel two)
    {
        _kept = one;
        _second = two;
        LastReceived = ReferenceEquals(one, two);
        return Task.CompletedTask;
    }

    public Task<Parcel> ReturnKeptAsync()
    {
        LastSent = _kept;
        return Task.FromResult(_kept ?? _second!);
    }

    public Task<SealedParcel> ReturnSealedAsync()
    {
        LastSent = _sealed;
        return Task.FromResult(_sealed!);
    }

    public Task TakeAnythingAsync(object value)
    {
        LastReceived = value;
        return Task.CompletedTask;
    }

    public Task<object> GiveUnserializableAsync() => Task.FromResult<object>(new Unserializable { Number = 3 });

    public async Task SendAsync(ICopyGrain other, string way)
    {
        LastSent = null;
        LastReceived = null;
        var parcel = new Parcel { Number = 1, Lines = { "a", "b" }, Unmarked = "left behind" };
        switch (way)
        {
            case "copied":
                LastSent = parcel;
                await other.KeepAsync(parcel);
                break;
            case "immutable argument":
                LastSent = parcel;
                await other.KeepImmutableAsync(parcel);
                break;
            case "immutable wrapper":
                LastSent = parcel;
                await other.KeepWrappedAsync(parcel.AsImmutable());
                break;
            case "immutable type":
                var closed = new SealedParcel { Number = 2 };
                LastSent = closed;
                await other.KeepSealedAsync(closed);
                break;
            case "twice":
                await other.KeepTwiceAsync(parcel, parcel);
                break;
            case "result":
                LastReceived = await other.ReturnKeptAsync();
                break;
            case "immutable result":
                LastReceived = await other.ReturnSealedAsync();
                break;
            case "changed after the call began":
                LastSent = parcel;
                var call = other.KeepAsync(parcel);
                parcel.Lines.Clear();
                parcel.Number = 99;
                await call;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(way), way, null);
        }
    }
}
