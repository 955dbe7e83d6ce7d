// The packages of the emulated machine, of Debian 12's last point release, which stay available. For an update set new
// versions; `apt-cache show PACKAGE=VERSION` prints the checksum.

export interface PinnedPackage {
  name: string;
  version: string;
  sha256: string;
}

/** `[name, version, SHA-256 of the .deb]` */
const pins = [
  // QEMU, its firmware and its accelerator
  ['qemu-system-x86', '1:7.2+dfsg-7+deb12u18+b3', 'faf17e2cc7323acbb36bbd6329b61080e7ead0ebb92d33155f41b17d8db6fe15'],
  [
    'qemu-system-common',
    '1:7.2+dfsg-7+deb12u18+b3',
    'cc6bbe2d5e0b9ed6306f054008967b0564dc06b2558ea5142590f522ccca9b2b',
  ],
  ['qemu-system-data', '1:7.2+dfsg-7+deb12u18', '8d7647370573fe9871949acf60d0c000546c2c089008a70accb3d015781e6bf1'],
  ['seabios', '1.16.2-1', '08e5b3f761379f17a6051731cafa03e97686049e2cc1b8bdccc5a910646e2d8e'],
  // The guest: kernel, shell, device manager
  ['linux-image-6.1.0-50-amd64', '6.1.176-1', '7b5597492a0a65aee61985a492e6bcc3f2cde830072a0e3b3d8c7e1b90279bd3'],
  ['busybox-static', '1:1.35.0-4+deb12u1+b1', '3d3fdbe91d4660c873e14b092c213fe81c1da6362daa236eb25d0171eb108744'],
  ['udev', '252.39-1~deb12u2', '7593d55752f2d7f20fefc5564ead8b10a536bc945f96d942e1c976f2154281cb'],
  // Unpacks the kernel
  ['xz-utils', '5.4.1-1+deb12u1', 'cc6dc501e0c06be3f89e9a7f8dfd7a97f92aadfd9daa60fad19b90d6a5558b80'],
  // Shared libraries of these and of node-hid; the C library is this system's
  ['libkmod2', '30+20221128-1', 'af63bbbfc15fbd1f254b15c393b3b95b18b18cc81348fc1b4f1c9c34b4d672d7'],
  ['libacl1', '2.3.1-3', '8be9df5795114bfe90e2be3d208ef47a5edd3fc7b3e20d387a597486d444e5e2'],
  ['libaio1', '0.3.113-4', 'd1476e4beab3d85f8a7d31de94c27472711ed3ef399ce70708e24b259426125b'],
  ['libblkid1', '2.38.1-5+deb12u3', '5a083377f29191cafcdf0f91ec124349b4a7895b531556633a136e43c6d53943'],
  ['libbpf1', '1:1.1.2-0+deb12u1', '5e7505ef77ebc84ad0203411e4afdeb8a98f40fb7f78f013aa4dd8710e49f8ed'],
  ['libcap2', '1:2.66-4+deb12u3+b1', '8d684c673e7483802a5c447834b0df6fce006eb3a7109e1be412f5ad425bb24f'],
  ['libcapstone4', '4.0.2-5', '41277f0388184f6e3b9fc02eda3184afbc999314b25b77ed75e8049428bdfe5e'],
  ['libdaxctl1', '76.1-1', 'af5f9ffe642ae25301eb88fdb2fa9e3c06dcfc5e131fbcee7575adf0adcc9abb'],
  ['libelf1', '0.188-2.1', '619add379c606b3ac6c1a175853b918e6939598a83d8ebadf3bdfd50d10b3c8c'],
  ['libfdt1', '1.6.1-4+b1', 'e7312b61267979a58ae1fa9e34746d077707560c955f6455d02a9ff0f8fa7995'],
  ['libffi8', '3.4.4-1', '6d9f6c25c30efccce6d4bceaa48ea86c329a3432abb360a141f76ac223a4c34a'],
  ['libfuse3-3', '3.14.0-4', 'bf535cec5e965823fd03199b4029f9e9f3952111eb12824b5d2b96c8cca1a918'],
  ['libglib2.0-0', '2.74.6-2+deb12u9', '7ff85197685d89e150e342b29a59aab1beee400050ba7da73de81cd999ffee5a'],
  ['libgmp10', '2:6.2.1+dfsg1-1.1', '187aedef2ed763f425c1e523753b9719677633c7eede660401739e9c893482bd'],
  ['libgnutls30', '3.7.9-2+deb12u7', '30abec8c824feb1d2d7e9000a34083cccd19d139625e1b21547e3ac53b922f8e'],
  ['libhogweed6', '3.8.1-2', 'ed8185c28b2cb519744a5a462dcd720d3b332c9b88a1d0002eac06dc8550cb94'],
  ['libibverbs1', '44.0-2', '35054815259fee46173240254246d03b673a5cd5c528aaac96fd15ac428a8d59'],
  ['libidn2-0', '2.3.3-1+b1', 'd50716d5824083d667427817d506b45d3f59dc77e1ca52de000f3f62d4918afa'],
  ['libjpeg62-turbo', '1:2.1.5-2', '95ec30140789a342add8f8371ed018924de51b539056522b66f207b25cba9cad'],
  ['liblzma5', '5.4.1-1+deb12u1', 'f96d8876b53ec89d76a992bc199679b818cf518225a768954d9451fb556a4eb7'],
  ['libmount1', '2.38.1-5+deb12u3', 'f46e2d6b006951825adde9757790b6609d7c66c7700f9b68f3db913eaac323c3'],
  ['libndctl6', '76.1-1', '3654dd3a0a05fdc28af8bcd307109ec41a9ea92218bf29816ff467a8c5e7d57f'],
  ['libnettle8', '3.8.1-2', '45922e6e289ffd92f0f92d2bb9159e84236ff202d552a461bf10e5335b3f0261'],
  ['libnl-3-200', '3.7.0-0.2+b1', 'd1fc3e9eb8e79b4c96b0a64c3d8c9e068ae2f665cab71bd19f417ffd0453a890'],
  ['libnl-route-3-200', '3.7.0-0.2+b1', '0fdcc425ae2982788c085c76a7cb0eda3e3db99d41bd1ce56082ee18e9f1e21f'],
  ['libnuma1', '2.0.16-1', '639e1ab6bd66ead40db8a22c332d7199679fa22db261cac34444eb8eb4c17dda'],
  ['libp11-kit0', '0.24.1-2', '251330faddbf013f060fcdb41f4b0c037c8a6e89ba7c09b04bfcc4e3f0807b22'],
  ['libpcre2-8-0', '10.42-1', '030db54f4d76cdfe2bf0e8eb5f9efea0233ab3c7aa942d672c7b63b52dbaf935'],
  ['libpixman-1-0', '0.42.2-1', '9ed75ef81b6b1eba9e1357f8b0ce01d31112b0e07b2b685bee2cf627a8932892'],
  ['libpmem1', '1.12.1-2', '63ed00821aecdb5537b51b6f378cf571144d02ac3af2f95141bfa0e397359a76'],
  ['libpng16-16', '1.6.39-2+deb12u5', 'a56d64bfaa9da12aafb83347909e62e6fd5fd251e6b34c194065911a30359978'],
  ['librdmacm1', '44.0-2', '16b18625834371d023b81477823074ea0d34c478d58dbef3f01107984f47d034'],
  ['libsasl2-2', '2.1.28+dfsg-10', '11ee190ad39f8d7af441d2c8347388b9449434c73acc67b4b372445ac4152efa'],
  ['libseccomp2', '2.5.4-1+deb12u1', '108fe67957ca7cf9ba51d801118a1b37d404bea7b6e365025cd00779e9eca38d'],
  ['libselinux1', '3.4-1+b6', '2b07f5287b9105f40158b56e4d70cc1652dac56a408f3507b4ab3d061eed425f'],
  ['libslirp0', '4.7.0-1', 'e21e19f0e99e57f254162f61416ea82f00cbc6ab9eb6bead4f5a5a8944ede27e'],
  ['libssl3', '3.0.20-1~deb12u2', '89be24b41bff568ee6e7caf5680a3d808e80315ed92e407056ce0fa7a5bda025'],
  ['libtasn1-6', '4.19.0-2+deb12u1', '2c27c613b69be248d09432839ea3d3382f6ee27fabaa65987aa2d884cd00afda'],
  ['libudev1', '252.39-1~deb12u2', '6f7e08f11c4809d2e5998c775f7b423ab5ec2ce0309494b4a2615037052245e2'],
  ['libunistring2', '1.0-2', 'd466bbfe011d764d793c1d9d777cad9c7cf65b938e11598f27408171ad95a951'],
  ['liburing2', '2.3-3', 'c23077e3640e6cb4b819c134b3f41d5cf21b3edac099654b1b4142c3069a39a3'],
  ['libusb-1.0-0', '2:1.0.26-1', '0a8a6c4a7d944538f2820cbde2a313f2fe6f94c21ffece9e6f372fc2ab8072e1'],
  ['libuuid1', '2.38.1-5+deb12u3', '5fff398321da62d28a842bcbabd193d72ae21724962c029dc32b1dc6b2deaeaf'],
  ['libvdeplug2', '4.0.1-4', '1ace8e6571009bb4b8e3c5e093609f30f3ffca96578d35d61100f1e73fd2110d'],
  ['libzstd1', '1.5.4+dfsg2-5', '6315b5ac38b724a710fb96bf1042019398cb656718b1522279a5185ed39318fa'],
  ['zlib1g', '1:1.2.13.dfsg-1', 'd7dd1d1411fedf27f5e27650a6eff20ef294077b568f4c8c5e51466dc7c08ce4'],
] as const;

export const pinnedPackages: readonly PinnedPackage[] = pins.map(([name, version, sha256]) => ({
  name,
  version,
  sha256,
}));

/** Unpacked separately: only little of it is used. */
export const kernelPackage = 'linux-image-6.1.0-50-amd64';
