using IamConsole.Core.EquivalentCode;

namespace IamConsole.Tests.EquivalentCode;

public sealed class ClientNamesTests
{
    // As botocore spells them.
    [Theory]
    [InlineData("CreateUser", "create_user")]
    [InlineData("EnableMFADevice", "enable_mfa_device")]
    [InlineData("VirtualMFADeviceName", "virtual_mfa_device_name")]
    [InlineData("AddClientIDToOpenIDConnectProvider", "add_client_id_to_open_id_connect_provider")]
    [InlineData("CreateSAMLProvider", "create_saml_provider")]
    [InlineData("SAMLMetadataDocument", "saml_metadata_document")]
    [InlineData("UploadSSHPublicKey", "upload_ssh_public_key")]
    [InlineData("SSHPublicKeyBody", "ssh_public_key_body")]
    [InlineData("AWSServiceName", "aws_service_name")]
    [InlineData("ClientIDList", "client_id_list")]
    [InlineData("Url", "url")]
    [InlineData("AuthenticationCode1", "authentication_code1")]
    [InlineData("PolicyARNs", "policy_arns")]
    public void A_name_is_spelled_as_the_python_clients_spell_it(string name, string expected)
    {
        Assert.Equal(expected, ClientNames.Snake(name));
        Assert.Equal(expected.Replace('_', '-'), ClientNames.Kebab(name));
    }
}
