using IamConsole.Core.Activity;
using IamConsole.Core.Authentication;
using IamConsole.SignIn;

namespace IamConsole.Tests.Support;

/// <summary>The console session of whoever a <see cref="FixtureIamClient"/> sends for: proved just now, and without an end.</summary>
internal sealed class FixtureSession(FixtureIamClient client, IamFixture iam) : ICurrentSession
{
    public Task<ActiveSession?> FindAsync(CancellationToken cancellationToken = default) => Task.FromResult<ActiveSession?>(new ActiveSession(
        client.Caller with { IsTemporary = true, SessionIdHash = "session", ProvenAt = iam.Clock.GetUtcNow() }, null, DateTimeOffset.MaxValue));

    public Task<string?> IdAsync() => Task.FromResult<string?>("session");

    public IDisposable OnChanged(ChangedKinds kinds, Func<Task> changed) => client.OnChanged(kinds, changed);

    public void Leave() => throw new InvalidOperationException("There is no sign-in page here.");
}
