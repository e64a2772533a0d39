using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Makes references for one silo or client.</summary>
internal sealed class GrainFactory(Node node) : IInternalGrainFactory, IClusterClient
{
    private readonly ConditionalWeakTable<object, Dictionary<Type, GrainId>> _observers = [];

    public IServiceProvider ServiceProvider => node.Services;

    public object GetReference(GrainId grainId, Type interfaceType) => node.References.GetReference(grainId, interfaceType);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => Get<TGrainInterface>(TextKey(primaryKey), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateGuidKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => Get<TGrainInterface>(GrainIdKeyExtensions.CreateIntegerKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)GetGrain(grainInterfaceType, TextKey(grainPrimaryKey));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, Extension(keyExtension)));

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => (IGrain)GetGrain(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, Extension(keyExtension)));

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => (TGrainInterface)GetReference(grainId, typeof(TGrainInterface));

    public IAddressable GetGrain(GrainId grainId) => (IAddressable)GetReference(grainId, typeof(IAddressable));

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => (IAddressable)GetReference(grainId, InterfaceDescriptor.TypeOf(interfaceType.ToString()));

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => GetGrain(interfaceType, grainKey, null!);

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) =>
        (IAddressable)GetReference(new GrainId(GrainClasses.Current.Resolve(interfaceType, grainClassNamePrefix), grainKey), interfaceType);

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        ArgumentNullException.ThrowIfNull(obj);
        if (obj is GrainReference)
        {
            throw new ArgumentException("Argument obj is already a grain reference.", nameof(obj));
        }

        if (RuntimeContext.Current is { } context)
        {
            throw new InvalidOperationException($"Cannot create a local object reference from a grain, as {context.GrainId} tries to; hint: let the grain class implement {typeof(TGrainObserverInterface).Name} and pass AsReference<{typeof(TGrainObserverInterface).Name}>().");
        }

        if (obj is Grain)
        {
            throw new ArgumentException($"Argument must not be a grain class; hint: pass the grain by AsReference<{typeof(TGrainObserverInterface).Name}>().", nameof(obj));
        }

        GrainId id;
        lock (_observers)
        {
            var ids = _observers.GetOrCreateValue(obj);
            if (!ids.TryGetValue(typeof(TGrainObserverInterface), out id))
            {
                id = SystemIds.Observer(node.OwnId, node.Processor.NewGuid());
                ids[typeof(TGrainObserverInterface)] = id;
                Add(id, new ObserverTarget(node, id, obj));
            }
        }

        return (TGrainObserverInterface)GetReference(id, typeof(TGrainObserverInterface));
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        if (obj is not GrainReference reference)
        {
            throw new ArgumentException("Argument reference is not a grain reference.", nameof(obj));
        }

        lock (_observers)
        {
            foreach (var (_, ids) in _observers)
            {
                foreach (var type in ids.Where(p => p.Value == reference.GrainId).Select(p => p.Key).ToList())
                {
                    ids.Remove(type);
                }
            }
        }

        switch (node)
        {
            case SiloNode silo:
                silo.RemoveTarget(reference.GrainId);
                break;
            case ClientNode client:
                client.RemoveTarget(reference.GrainId);
                break;
        }
    }

    private static IdSpan TextKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return IdSpan.Create(key);
    }

    private static string? Extension(string? extension) =>
        extension is not null && string.IsNullOrWhiteSpace(extension) ? throw new ArgumentException("Key extension is empty or white space.", nameof(extension)) : extension;

    private void Add(GrainId id, IMessageTarget target)
    {
        switch (node)
        {
            case SiloNode silo:
                silo.AddTarget(id, target);
                break;
            case ClientNode client:
                client.AddTarget(id, target);
                break;
        }
    }

    private TGrainInterface Get<TGrainInterface>(IdSpan key, string? prefix) =>
        (TGrainInterface)GetReference(new GrainId(GrainClasses.Current.Resolve(typeof(TGrainInterface), prefix), key), typeof(TGrainInterface));
}
