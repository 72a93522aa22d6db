using IamConsole.Core.Operations;
using IamConsole.Core.SshPublicKeys;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SshPublicKeys;

public sealed class SshPublicKeyTests : IAsyncLifetime
{
    // Made by OpenSSH; fingerprint by 'ssh-keygen -E md5 -l'.
    private const string OpenSsh = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCTI3mnbftJbZ+963heEUpjbPVBtQekIhbbH/arpP8ACfUaf7s4IBoW7kjC7CREJq45WJaLZW6v6Dn5vQAJk4ssdDMw76k2mTjd0sbDCSLNPLCoMcEQphv5iZrfWexOkLs6wtsRvsvMw+QMWZcltLJpmEokeh4BsNfNBjzp4ynzxigZ6K9vzO94A4Ok6jP1ykN/20Uma1Uqx4dx0vfxeFilTF9UOUhuHUZVSY/12S5RXSVHvXW0NeKvj+pCb40zR5l9Ahbhh+07Pcuzp91pY4irQZzbydYPMlJ+5+j3PTzcj8RzBYiRtszLUdy3YIhXH8HCHINiwuJXMqpR98ljylDj";
    private const string OpenSshFingerprint = "31:b1:5a:39:d9:35:6f:b2:da:05:f1:5b:97:fa:a8:c7";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_key_of_OpenSSH_has_the_fingerprint_that_OpenSSH_shows()
    {
        var key = (await _iam.DoAsync(new UploadSSHPublicKey("alice", OpenSsh + " alice@laptop"))).SSHPublicKey;

        Assert.Equal(OpenSshFingerprint, key.Fingerprint);
        Assert.StartsWith("APKA", key.SSHPublicKeyId, StringComparison.Ordinal);
        Assert.Equal(OpenSsh, (await _iam.DoAsync(new GetSSHPublicKey("alice", key.SSHPublicKeyId, "SSH"))).SSHPublicKey.SSHPublicKeyBody);
    }

    [Fact]
    public async Task Both_encodings_are_the_same_key()
    {
        var line = (await _iam.DoAsync(new UploadSSHPublicKey("alice", CertificateTexts.PublicKey))).SSHPublicKey.SSHPublicKeyId;

        var ssh = (await _iam.DoAsync(new GetSSHPublicKey("alice", line, "SSH"))).SSHPublicKey;
        var pem = (await _iam.DoAsync(new GetSSHPublicKey("alice", line, "PEM"))).SSHPublicKey;

        Assert.StartsWith("ssh-rsa AAAA", ssh.SSHPublicKeyBody, StringComparison.Ordinal);
        Assert.Equal(CertificateTexts.PublicKey, pem.SSHPublicKeyBody);
        Assert.Equal("DuplicateSSHPublicKey", (await _iam.RefusedAsync(new UploadSSHPublicKey("alice", ssh.SSHPublicKeyBody))).Code);
    }

    [Theory]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJg", "UnrecognizedPublicKeyEncoding")]
    [InlineData("nonsense", "UnrecognizedPublicKeyEncoding")]
    [InlineData("ssh-rsa AAAA", "InvalidPublicKey")]
    [InlineData("ssh-rsa nonsense!", "InvalidPublicKey")]
    [InlineData("ssh-rsa AAAAB3NzaC1yc2H/////", "InvalidPublicKey")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "InvalidPublicKey")]
    public async Task What_is_no_RSA_key_is_refused(string text, string code) =>
        Assert.Equal(code, (await _iam.RefusedAsync(new UploadSSHPublicKey("alice", text))).Code);

    [Fact]
    public async Task Short_keys_and_private_keys_are_refused()
    {
        Assert.Equal("InvalidPublicKey", (await _iam.RefusedAsync(new UploadSSHPublicKey("alice", CertificateTexts.NewPublicKey(1024)))).Code);
        Assert.Equal("InvalidPublicKey", (await _iam.RefusedAsync(new UploadSSHPublicKey("alice", CertificateTexts.One.PrivateKey))).Code);
    }

    [Fact]
    public async Task A_user_has_five_and_they_hold_it_back()
    {
        for (var number = 0; number < 5; number++)
        {
            await _iam.DoAsync(new UploadSSHPublicKey("alice", CertificateTexts.NewPublicKey(2048)));
        }

        Assert.Equal(IamError.LimitExceeded("SSHPublicKeysPerUser", 5), await _iam.RefusedAsync(new UploadSSHPublicKey("alice", CertificateTexts.NewPublicKey(2048))));
        Assert.Equal("DeleteConflict", (await _iam.RefusedAsync(new DeleteUser("alice"))).Code);
        var keys = (await _iam.DoAsync(new ListSSHPublicKeys("alice"))).SSHPublicKeys;
        await _iam.DoAsync(new UpdateSSHPublicKey("alice", keys[0].SSHPublicKeyId, "Inactive"));
        Assert.Equal(1, (await _iam.DoAsync(new ListSSHPublicKeys("alice"))).SSHPublicKeys.Count(key => key.Status == "Inactive"));
        foreach (var key in keys)
        {
            await _iam.DoAsync(new DeleteSSHPublicKey("alice", key.SSHPublicKeyId));
        }

        await _iam.DoAsync(new DeleteUser("alice"));
    }
}
